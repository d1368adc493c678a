"""The conversations drawn, and every text on a page as a phone shows it."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from bot.rehearsal.drawing import draw, draw_page
from bot.rehearsal.preview import Sample, preview_page, sms_parts
from bot.rehearsal.walk import Walk
from bot.texts import LOCALES, read
from bot.voice import Voice
from flows.grammar import END, Ask, Flow, choice, words
from flows.machine import Machine
from flows.opening import MACHINE
from flows.values import Quote
from tests.builders import DISTRICTS
from tests.shell import Shell
from tests.test_flows_check import DIRECTORY, SURE, TEXTS, WHAT, never, thanks

DOCS = Path(__file__).resolve().parent.parent / "docs"
TEA = Flow(
    "tea",
    (
        Ask("what", words(), required=True),
        Ask("milk", choice("yes", "no"), when=never, tells=frozenset({"no"})),
        Ask("sure", choice("yes", "no"), goto={"no": END, "": "coffee"}),
    ),
    logs="what",
)
DRAWN = """\
flowchart TD
    start_tea(["tea"])
    ask_what["Wat drink je?"]
    ask_milk("Met #quot;melk#quot; #amp; #35;1, …?")
    ask_sure("tea-sure")
    yes_point{{"signal, number, promise"}}
    the_end((end))
    start_tea --> ask_what
    ask_what ==> yes_point
    yes_point -.-> ask_milk
    yes_point --> ask_sure
    ask_milk -->|"Nee"| ask_milk
    ask_milk -->|"Ja"| ask_sure
    ask_sure -->|"no"| the_end
    ask_sure -->|"skip"| flow_coffee
    ask_sure -->|"yes"| the_end
    flow_coffee[["coffee"]]"""


def texts(folder: Path, **languages: str) -> Path:
    """A `locales` folder with one file a language."""
    for language, text in languages.items():
        (folder / "locales" / language).mkdir(parents=True)
        (folder / "locales" / language / "a.ftl").write_text(text, encoding="utf-8")
    return folder / "locales"


def test_a_conversation_is_drawn(tmp_path: Path) -> None:
    nl = 'tea-what = Fijn. Wat drink je?\ntea-milk = Met "melk" & #1, { $name }?\n    .yes = Ja\n    .no = Nee\n'
    assert draw(TEA, read(texts(tmp_path, nl=nl))[0]["nl"]) == DRAWN


def test_the_page_of_drawings_is_what_the_command_prints() -> None:
    page = draw_page(MACHINE, read(LOCALES)[0]["nl"])
    assert (DOCS / "flows.md").read_text(encoding="utf-8") == page, "run: wijkbot flows draw > docs/flows.md"


class Page(HTMLParser):
    """The tags and addresses of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def shown(folder: Path, nl: str, en: str) -> str:
    """The preview of these texts, in a house that drinks tea."""
    entries, _ = read(texts(folder, nl=nl, en=en))
    flow = Flow("tea", (WHAT, SURE), finish=thanks)
    sample = Sample({"thanks": {"who": Quote("<b>Noor</b>")}}, {})
    return preview_page(Machine((flow,)), Voice(entries, DIRECTORY), entries, {"nl": sample, "en": sample})


def test_a_page_shows_each_text_beside_its_other_languages(tmp_path: Path) -> None:
    page = shown(tmp_path, TEXTS.replace("Dank je.", "Dank je, { $who }."), TEXTS)
    assert page.index("<h2 id='tea'>") < page.index("<h3 id='tea-what'>") < page.index("<h3 id='thanks'>")
    assert (
        "<div class='bubble'>Wat drink je?</div><p class='size' lang='en' dir='ltr'>13 characters · 1 SMS (GSM-7)"
        in page
    )
    assert "<ul class='buttons'><li>Ja</li><li>Nee</li></ul>" in page
    assert "Dank je, &lt;b&gt;Noor&lt;/b&gt;." in page
    assert "Nothing is lacking or too long." in page


@pytest.mark.parametrize(
    ("en", "marked"),
    [
        (TEXTS.replace("rest = Goed.\n", ""), "<strong class='bad'>missing in en</strong>"),
        (TEXTS.replace("    .no = Nee\n", ""), "<li class='bad'>no: missing in en</li>"),
        (TEXTS.replace("Ja\n", "Yes, please, make it!\n"), "<strong class='bad'>21 of 20</strong>"),
        (TEXTS.replace("Goed.", "Fine. " * 171), "<strong class='bad'>over 1024</strong>"),
    ],
)
def test_a_page_marks_what_is_lacking_or_too_long(tmp_path: Path, en: str, marked: str) -> None:
    page = shown(tmp_path, TEXTS, en)
    assert marked in page
    assert "To look at: <a href='#" in page


def test_a_page_needs_nothing_from_outside_and_no_script(tmp_path: Path) -> None:
    page = Page(shown(tmp_path, TEXTS, TEXTS))
    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert all(value.startswith("#") for name, value in page.attributes if name in ("href", "src"))
    assert {("lang", "nl"), ("lang", "en")} <= set(page.attributes)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a" * 160, (1, "GSM-7")),
        ("a" * 161, (2, "GSM-7")),
        ("€" * 80, (1, "GSM-7")),  # two places each
        ("€" * 81, (2, "GSM-7")),
        ("‘a’" + "a" * 67, (1, "UCS-2")),
        ("‘a’" + "a" * 68, (2, "UCS-2")),
        ("👋" * 35, (1, "UCS-2")),
        ("👋" * 36, (2, "UCS-2")),
        ("a" * 306, (2, "GSM-7")),
        ("a" * 307, (3, "GSM-7")),
    ],
)
def test_how_many_sms_a_text_is(text: str, parts: tuple[int, str]) -> None:
    assert sms_parts(text) == parts


def test_a_text_that_the_walk_did_not_meet_shows_the_names_of_its_values() -> None:
    assert Sample.of(Walk(), "hoi").values("x", ["who"]) == {"who": "‹who›"}


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """No database: none of these commands needs one."""
    return Shell(tmp_path, {"DATABASE_URL": "sqlite:///unused.db", "DISTRICTS": str(DISTRICTS)})


def test_the_commands_show_them(shell: Shell, tmp_path: Path) -> None:
    assert shell.run("flows", "draw", "concern").lines[0] == "flowchart TD"
    assert shell.run("flows", "draw").out == (DOCS / "flows.md").read_text(encoding="utf-8")
    assert '"Yes, send it"' in shell.run("flows", "draw", "idea", "--language", "en").out
    assert not (tmp_path / "unused.db").exists()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("draw", "tea"), "no conversation 'tea': choose from "),
        (("draw", "--language", "xx"), "no language 'xx': choose from en, nl"),
        (("preview", "--out", "no/such/folder.html"), "cannot be written: No such file or directory"),
    ],
)
def test_wrong_use_says_how_to_mend_it(shell: Shell, words: tuple[str, ...], why: str) -> None:
    done = shell.run("flows", *words)
    assert done.code == 2
    assert why in done.err
