"""What may stand on a card of somebody who said no yes themselves."""

import pytest

from flows.masking import about_neighbour, masked, number_in

TABLE = [
    ("buurvrouw Ans Pietersen van nummer 8, 06 12345678", "buurvrouw •• van nummer ••, ••"),
    ("een timmerman uit de straat", "een timmerman uit de straat"),
    (
        "mijn buurman op nummer 12 maakt lawaai: hij heet Jan",
        "mijn buurman op nummer •• maakt lawaai: hij heet ••",
    ),
    ("mail naar ans@voorbeeld.nl of bel 0318-123456", "mail naar •• of bel ••"),
    ("wel 20 kinderen en 3 ouders in 2026", "wel 20 kinderen en 3 ouders in 2026"),
    ("groetjes Fatma Yilmaz", "groetjes ••"),
    ("een bankje graag, gr. kees", "een bankje graag, gr. ••"),
    ("groetjes uit de Bloemenbuurt", "groetjes uit de Bloemenbuurt"),
    ("Jan Jansen Rozenstraat 14", "•• Rozenstraat ••"),
    ("bij Buurthuis De Stek Rozenstraat 14", "bij Buurthuis De Stek Rozenstraat ••"),
    ("de neighbour called Mary, phone +31 6 12 34 56 78", "de neighbour called ••, phone ••"),
]


@pytest.mark.parametrize(("said", "shown"), TABLE)
def test_names_and_numbers_are_masked(said: str, shown: str) -> None:
    assert masked(said) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("mijn buurman Gijs Prikkel op 12 maakt herrie", "mijn buurman •• op •• maakt herrie"),
        ("de familie Klaver, Rozenstraat 14b, schreeuwt", "de familie ••, Rozenstraat ••, schreeuwt"),
        ("de buren van nummer 9 blaffen", "de buren van nummer •• blaffen"),
        ("om 22 uur hoor ik ze, soms op 5 maart nog", "om 22 uur hoor ik ze, soms op 5 maart nog"),
    ],
)
def test_a_card_about_a_neighbour_shows_no_name_and_no_house_number(text: str, shown: str) -> None:
    assert about_neighbour(text) == shown


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("mijn nummer is 06 1234 5678, bel maar", "06 1234 5678"),
        ("+31 26-0000000", "+31 26-0000000"),
        ("(026) 000 00 00", "(026) 000 00 00"),
        ("in 2026 om 10 uur", None),
        ("112", None),
    ],
)
def test_a_telephone_number_is_found_in_a_sentence(text: str, number: str | None) -> None:
    assert (number_in(text) or None) == number


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("mail jan apenstaartje vries punt nl of fatma.y(at)gmail.com", "mail •• of ••"),
        ("insta @pietvd", "insta ••"),
        ("bel nul zes een twee drie vier vijf zes zeven acht", "bel ••"),
        ("NL91ABNA0417164300", "••"),
        ("bij ons, Tulpstraat 12 b", "bij ons, Tulpstraat ••"),
        ("ik ben Karin de Boer, tot dan", "ik ben ••, tot dan"),
        ("mijn collega Henk Jansen komt", "mijn collega •• komt"),
        ("we komen om 10 uur op 12 maart", "we komen om 10 uur op 12 maart"),
        ("een twee drie in de maat", "een twee drie in de maat"),
        ("ik ben Nederlands en 40 jaar", "ik ben Nederlands en 40 jaar"),
        ("op de Tulpstraat 30 km", "op de Tulpstraat 30 km"),
        ("een bankje @ het plein", "een bankje @ het plein"),
    ],
)
def test_a_way_to_reach_somebody_is_hidden_however_it_is_written(text: str, shown: str) -> None:
    assert masked(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mohammed El Amrani van nummer 8 wil wel helpen", "•• van nummer •• wil wel helpen"),
        ("vraag Ans van nummer 12 eens", "vraag •• van nummer •• eens"),
        ("Şule, op nummer 4, bakt", "••, op nummer ••, bakt"),
        ("we spreken af bij Fatma de Wit thuis", "we spreken af bij •• thuis"),
        ("mijn dochter Lisa en mijn vriend Ali komen", "mijn dochter •• en mijn vriend •• komen"),
        ("mijn buurman is Piet Jansen", "mijn buurman is ••"),
        ("haar naam is Noor", "haar naam is ••"),
        ("Opa Willem helpt mee", "Opa •• helpt mee"),
        ("Bewoners van nummer 8 klagen", "Bewoners van nummer •• klagen"),
        ("bij De Stek, bij de Albert Heijn en bij Malkander", "bij De Stek, bij de Albert Heijn en bij Malkander"),
        ("Team Leefomgeving van Arnhem en Stichting Vitanos", "Team Leefomgeving van Arnhem en Stichting Vitanos"),
        ("in de Anne Frankstraat en de Van Goghlaan", "in de Anne Frankstraat en de Van Goghlaan"),
        ("Wageningen, op 5 mei bij Basisschool De Wereld", "Wageningen, op 5 mei bij Basisschool De Wereld"),
    ],
)
def test_a_name_that_lives_somewhere_is_hidden_and_a_street_or_an_organisation_is_not(text: str, shown: str) -> None:
    assert masked(text) == shown
