"""Remarks about the talk itself: what is one, and what is a message that only looks like one."""

import pytest

from bot.lexicons import load_lexicons
from flows.asides import aside, asked_for, begun_in, on_duty, other_language
from flows.words import Words

WORDS = Words(load_lexicons(), {})


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("hoi", "greeting"),
        ("Goedemorgen!", "greeting"),
        ("hoe gaat het met je?", "greeting"),
        ("dankjewel hoor", "thanks"),
        ("dank u wel en de groeten", "thanks"),
        ("fijne dag nog!", "bye"),
        ("tot ziens", "bye"),
        ("top", "praise"),
        ("mooi ding hoor", "praise"),
        ("sorry", "sorry"),
        ("je bent dom", "insult"),
        ("ach jammer", "pity"),
        ("even testen of het werkt", "test"),
        ("zeg eens iets grappigs", "joke"),
        ("wat kun je allemaal?", "able"),
        ("hoe bedoel je dat", "puzzled"),
        ("ben je echt een robot?", "human"),
        ("wanneer hoor ik nou wat", "status"),
        ("is er al nieuws over mijn bankje?", "status"),
        ("waarom duurt het zo lang", "slow"),
        ("wie gaat er over groen hier?", "who"),
        ("maar wie is dat dan, die sociaal werker?", "who"),
        ("waar kan ik langskomen?", "where"),
        ("wat is het nummer van de gemeente?", "phone"),
        ("waarom de sociaal werker?", "why"),
        ("lezen jullie dit wel?", "reads"),
        ("leest iemand dit eigenlijk?", "reads"),
        ("hoe lang bewaren jullie dit?", "kept"),
        ("en als er niemand antwoordt?", "unanswered"),
        ("kan ik met een echt mens praten?", "person"),
        ("trek 1 in", "withdraw"),
        ("ik wil mijn idee intrekken", "withdraw"),
        ("waarom wil je dat weten?", "reason"),
        ("wie zijn jullie eigenlijk", "behind"),
        ("jullie zijn echt waardeloos", "insult"),
        ("merhaba", "elsewhere"),
        ("ok thanx", "thanks"),
        ("how long do you keep this?", "kept"),
        ("what if nobody answers?", "unanswered"),
        ("is anybody reading this?", "reads"),
        ("thank you so much", "thanks"),
        ("when will I hear from you?", "status"),
        ("who deals with the rubbish here?", "who"),
        ("are you a robot?", "human"),
        ("hoe lang blijft dit gesprek staan?", "kept"),
        ("wanneer worden mijn gegevens gewist?", "kept"),
        ("wanneer verwijderen jullie dit?", "kept"),
        ("bewaren jullie mijn naam?", "kept"),
        ("how long are my messages kept?", "kept"),
        ("when do you delete this?", "kept"),
        ("waarom willen jullie dat allemaal weten?", "reason"),
        ("waar hebben jullie dat voor nodig?", "reason"),
        ("is dit verplicht?", "reason"),
        ("wie leest mijn bericht?", "reads"),
        ("wordt dit door een mens gelezen?", "reads"),
        ("en als ik niks hoor?", "unanswered"),
        ("krijg ik altijd antwoord?", "unanswered"),
        ("what if I hear nothing?", "unanswered"),
        ("#1 intrekken", "withdraw"),
        ("trek #12 maar in", "withdraw"),
        ("trek mijn melding over de lantaarn in", "withdraw"),
        ("hoe lang duurt het nog?", "slow"),
        ("krijg ik een echt mens te spreken?", "person"),
    ],
)
def test_a_remark(text: str, name: str) -> None:
    heard = aside(text, WORDS)
    assert heard is not None
    assert heard.name == name
    assert heard.whole


@pytest.mark.parametrize(
    "text",
    [
        "een bankje bij het speeltuintje",
        "er is hier nooit iets te doen voor jongeren",
        "wie kan mij helpen met mijn belasting",
        "als niemand de straat veegt blijven de blaadjes liggen en dan glijden ouderen uit",
        "ze bewaren hun fietsen in de gang en daar kan niemand meer langs",
        "waarom is er geen zebrapad bij de school",
        "mijn buurvrouw is dom bezig met haar tuin",
        "dankjewel, en er moet ook nog een prullenbak bij het plein komen",
        "het is jammer dat het buurthuis dicht gaat, daar kwamen we elke week",
        "a bench near the playground would be nice",
        "Wanneer wordt het onkruid verwijderd?",
        "Wanneer wordt de graffiti in de Bloemenbuurt verwijderd?",
        "Hoe lang blijft die container staan?",
        "Hoe lang blijft de straat open?",
        "Hoe lang staat die steiger er nog?",
        "Wanneer verwijderen jullie het afval?",
        "Hoe lang blijft het zo donker?",
        "Waar hebben jullie dat geld voor nodig?",
        "When is the graffiti erased?",
        "Why do you want that tree gone?",
        "wie leest de meterstand?",
        "als niemand de bloemen water geeft?",
        "krijg ik een mens aan de balie te spreken bij het zwembad?",
        "Hoe lang houden ze de weg dicht?",
        "Wanneer gooien jullie de containers leeg?",
        "Wanneer verwijderen jullie mijn oude bankstel?",
        "Wanneer zijn de losse tegels verwijderd?",
        "Hoe lang blijven die hekken hier staan?",
        "Is het verplicht om de hond aan te lijnen?",
        "Is dit fietspad verplicht voor scooters?",
        "Waarom willen jullie dat de bomen weg moeten?",
        "Waarom moeten jullie dat plein weer openbreken?",
        "Waar is dat hek voor nodig?",
        "Moeten wij alles in de ondergrondse container gooien?",
        "Wie ziet dat de prullenbak vol is?",
        "Wie krijgt het huis op de hoek?",
        "Wie leest het boek voor in de bieb?",
        "Leest er iemand voor op school?",
        "Lezen jullie voor aan kinderen in de bibliotheek?",
        "Wordt dat boek gelezen in de leesclub?",
        "Zijn er mensen die voorlezen?",
        "Wat als er niemand de straat veegt?",
        "Wat als er geen bus meer komt?",
        "Krijgen wij altijd post van de gemeente als antwoord?",
        "En als niemand iets doet aan die rommel?",
        "Als niemand iets zegt op het plein?",
        "Als er niets gebeurt met dat dak en het antwoordt niet?",
        "trek de stekker er in",
        "Trek de vergunning van dat café in",
        "ik wil mijn parkeervergunning intrekken",
        "Kunnen ze de vergunning voor dat terras niet intrekken?",
        "Zie ik daar ook een echt mens aan het loket?",
        "How long is this road closed?",
        "How long will it stay dark here?",
        "How long does my street stay closed?",
        "How long do you keep the gates open?",
        "When do you delete weeds?",
        "When are the old signs deleted?",
        "Who reads the meter?",
        "Is it mandatory to leash my dog?",
        "What if nobody waters the flowers?",
        "What and if someone answers the door?",
        "Is anyone reading books to children?",
        "What do you need that fence for?",
        "Wij zouden graag " + "heel " * 60 + "veel bloemen willen. dank je",
    ],
)
def test_no_remark_or_only_on_the_side(text: str) -> None:
    heard = aside(text, WORDS)
    assert heard is None or not heard.whole


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("nee toch iets anders: een picknicktafel", "instead", "een picknicktafel"),
        ("ik bedoel een glijbaan met een trap", "instead", "een glijbaan met een trap"),
        ("oh ja en er moet ook een prullenbak bij", "besides", "en er moet ook een prullenbak bij"),
    ],
)
def test_what_stands_behind_a_remark(text: str, name: str, rest: str) -> None:
    heard = aside(text, WORDS)
    assert heard is not None
    assert (heard.name, heard.rest) == (name, rest)


@pytest.mark.parametrize(
    ("text", "duty"),
    [
        ("de lantaarnpaal op de hoek is kapot", True),
        ("overal rotzooi bij de containers", True),
        ("er zit een gat in de weg", True),
        ("hangjongeren maken elke avond lawaai", False),
        ("ik voel me niet veilig in de tunnel", False),
    ],
)
def test_what_the_municipality_must_mend_anyway(text: str, duty: bool) -> None:
    assert on_duty(text, WORDS) is duty


@pytest.mark.parametrize(
    ("text", "language", "spoken"),
    [
        ("I see a long table in the street and everybody brings something", "nl", "en"),
        ("ik zou graag een bankje bij de school willen", "en", "nl"),
        ("een bankje would be nice", "nl", None),
        ("hi", "nl", None),
        ("stop", "nl", None),
        ("bench park playground", "nl", None),
    ],
)
def test_another_language_only_on_a_whole_sentence(text: str, language: str, spoken: str | None) -> None:
    assert other_language(text, WORDS, language) == spoken


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("I am lonely", "en"),
        ("Is there a first aid course somewhere?", "en"),
        ("een bankje would be very nice", None),
        ("is het park open, is er licht", None),
        ("vinger is eraf zaagmachine veel bloed doek is al vol", None),
        ("hello", None),
        ("what", None),
    ],
)
def test_the_very_first_words_tell_the_language_sooner(text: str, begun: str | None) -> None:
    assert begun_in(text, WORDS, "nl") == begun


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("English please", "en"),
        ("in English please", "en"),
        ("Hi, do you speak English?", "en"),
        ("sorry, I don't understand Dutch", "en"),
        ("kan het in het Engels?", "en"),
        ("liever in het Engels", "en"),
        ("ik spreek alleen Engels", "en"),
        ("can we speak Dutch?", "nl"),
        ("in het Nederlands graag", "nl"),
        ("ik wil Engels leren", None),
        ("kan mijn dochter Engels leren bij jullie?", None),
        ("kunnen we een les in het Engels geven", None),
        ("can I take lessons in English?", None),
        ("Help me with a letter of the tax office please, I don't read Dutch", None),
    ],
)
def test_a_language_that_is_asked_for(text: str, asked: str | None) -> None:
    assert asked_for(text, WORDS) == asked
