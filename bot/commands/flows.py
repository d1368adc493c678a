"""`wijkbot flows`: whether the conversations hold together, how they run, and how they look."""

from pathlib import Path

from bot.commands.doorway import mendable, refuse, say
from bot.commands.listing import say_findings, say_json
from bot.house import LOCALES, open_world
from bot.rehearsal.check import Finding, check_flows
from bot.rehearsal.drawing import draw, draw_page
from bot.rehearsal.preview import preview
from bot.rehearsal.walk import fresh_town
from bot.settings import load_settings
from bot.texts import read
from bot.texts_check import check_texts
from bot.voice import Voice
from flows.opening import MACHINE
from flows.scene import World


def check(*, as_json: bool) -> None:
    """Every text by the rules of the channels and of the tone; then every conversation, as it is really held."""
    findings = [_of_text(found) for found in check_texts(LOCALES)]
    if not read(LOCALES)[1]:  # with a file that cannot be read there is nothing to hold
        world, voice = _world()
        findings += check_flows(MACHINE, fresh_town(world), voice)
    if not as_json:
        say_findings([str(finding) for finding in findings])
        return
    say_json([{"where": f.where, "name": f.name, "what": f.what} for f in findings])
    if findings:
        raise SystemExit(1)


def show_drawing(name: str | None, language: str) -> None:
    """One conversation as Mermaid, or the page with all of them."""
    texts = read(LOCALES)[0]
    if language not in texts:
        refuse(f"no language '{language}': choose from {', '.join(sorted(texts))}")
    if name is not None and name not in MACHINE.flows:
        refuse(f"no conversation '{name}': choose from {', '.join(sorted(MACHINE.flows))}")
    known = texts[language]
    say(draw_page(MACHINE, known).rstrip("\n") if name is None else draw(MACHINE.flows[name], known))


def show_preview(out: Path) -> None:
    """The page with every text in every language, written to a file."""
    world, voice = _world()
    try:
        with out.open("w", encoding="utf-8") as file:  # first: making the page takes half a minute
            file.write(preview(MACHINE, world, voice))
    except OSError as error:
        refuse(f"{out} cannot be written: {error.strerror}")
    say(f"{out}: open it in a browser")


def _world() -> tuple[World, Voice]:
    with mendable():
        return open_world(load_settings())


def _of_text(found: str) -> Finding:
    """'locales/nl/common.ftl:12: key: what' in its parts."""
    where, _, what = found.partition(": ")
    name, parted, rest = what.partition(": ")
    return Finding(name, rest, where) if parted and " " not in name else Finding("", what, where)
