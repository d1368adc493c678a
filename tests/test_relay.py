"""Words between a resident and a contact: numbers stay hidden both ways, and a question is never swallowed."""

from pathlib import Path

from tests.builders import village

PHONE, MAIL = "06 1234 5678", "noor@voorbeeld.nl"
LEAD = "contact:bloem-sociaal"


def test_numbers_stay_hidden_both_ways(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        v.says("noor", "er moet een bankje bij het speeltuintje in de Bloemenbuurt", "ja", "nu niet")
        v.opens(LEAD)
        v.says(LEAD, "meer", "1", f"hoe groot? bel {PHONE}")
        asked = " ".join(v.reads("noor"))
        assert "hoe groot? bel ••" in asked
        v.says("noor", f"2 meter, {PHONE} of {MAIL}")
        answered = " ".join(v.reads(LEAD))
        assert "2 meter, •• of ••" in answered
        v.says(LEAD, f"#1 mooi, {MAIL}")
        v.says("noor", f"#1 dank, {PHONE}")
        v.opens(LEAD)
        v.says(LEAD, "#1 kan niet", f"er ligt een kabel, vraag {PHONE}", f"mail {MAIL}")
        told = " ".join([*v.reads("noor"), *v.says(LEAD, "#1")])
        assert PHONE not in told
        assert MAIL not in told


def test_a_question_of_a_human_has_the_floor_and_the_ladder_waits(tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path}/w.db", tmp_path) as v:
        v.says("noor", "er moet een bankje bij het speeltuintje in de Bloemenbuurt", "ja")
        v.opens(LEAD)
        v.says(LEAD, "meer", "1", "hoe groot moet het zijn?")
        v.reads("noor")
        after = " ".join(v.says("noor", "ongeveer twee meter"))
        assert "ongeveer twee meter" in " ".join(v.reads(LEAD))
        assert "2 minuten" in after  # what was open is put again
        assert "Idee #1 ligt klaar" in " ".join(v.says("noor", "nee"))


def test_a_bare_yes_is_no_reason_and_no_alternative(tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path}/w.db", tmp_path) as v:
        v.says("noor", "er moet een bankje bij het speeltuintje in de Bloemenbuurt", "ja", "nu niet")
        v.opens(LEAD)
        assert "Zonder reden" in " ".join(v.says(LEAD, "#1 kan niet", "ja"))
        assert "wat wél kan" in " ".join(v.says(LEAD, "er ligt een kabel", "nee"))
        v.says(LEAD, "ik weet niets")
        told = " ".join(v.reads("noor"))
        assert "er ligt een kabel" in told
        assert "‘ja’" not in told


def test_a_bare_yes_is_no_news_of_what_is_done(tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path}/w.db", tmp_path) as v:
        v.says("noor", "er moet een bankje bij het speeltuintje in de Bloemenbuurt", "ja", "nu niet")
        v.opens(LEAD)
        v.says(LEAD, "#1 is klaar", "ja")
        told = " ".join(v.reads("noor"))
        assert "dat het klaar is" in told
        assert "‘ja’" not in told
