"""One person on several phones: a code, used once, makes two one; whoever thinks of either meanwhile thinks again."""

import re
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, ForeignKey, select

from flows.effects import Effect
from flows.events import Blocked, Event, Inbound, Letter, Said, Started
from flows.front_desk import hear
from flows.scene import Scene
from storage.merging import WHOSE, led_on, merge
from storage.people import people_named
from storage.tables import (
    addresses,
    codes,
    conversations,
    desks,
    inbox,
    metadata,
    outbox,
    persons,
    signals,
    timers,
)
from storage.writer import Writer
from tests.builders import Village, village
from tests.storage.test_erasing import WORD, in_words

WORKER = "contact:bloem-sociaal"
IDEA = "er moet een bankje bij het speeltuintje in de Bloemenbuurt"
CODE = re.compile(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}")


def code(v: Village, who: str, word: str = "koppel") -> str:
    """The code that this person is given."""
    found = CODE.search(" ".join(v.says(who, word)))
    assert found is not None
    return found[0]


def told(v: Village, who: str, *lines: str) -> str:
    return " ".join(v.says(who, *lines))


def gone(v: Village) -> dict[str, bool]:
    """The ways on which Noor cannot be reached."""
    query = select(addresses.c.address, addresses.c.gone).where(addresses.c.person == v.person("noor"))
    return {str(address): bool(shut) for address, shut in rows(v, query)}


def rows(v: Village, query: object) -> list[tuple[object, ...]]:
    with v.house.engine.begin() as connection:
        return [tuple(r) for r in connection.execute(query)]  # type: ignore[call-overload]  # any select will do


def test_who_shows_a_code_is_its_owner_from_there_on(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        v.says("noor", IDEA, "ja", "nu niet")
        given = code(v, "noor", "code")
        v.passes(days=300)
        said = told(v, "tablet", given.lower().replace("-", " "))
        assert "horen nu bij elkaar" in said
        assert v.person("tablet") == v.person("noor")
        assert "bankje" in told(v, "tablet", "mijn")
        assert "bankje" in told(v, "noor", "mijn"), "the old phone keeps working"
        assert "werkt niet" in told(v, "nog-een", given), "once"
        assert rows(v, select(codes)) == []


def test_a_code_is_kept_as_its_index_only_and_runs_out(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        link, back = code(v, "noor"), code(v, "noor", "code")
        bare = {link.replace("-", ""), back.replace("-", "")}
        with v.house.engine.begin() as connection:
            kept = str([tuple(r) for r in connection.execute(select(codes))])
        assert not any(c in kept for c in bare)
        v.later(minutes=16)
        assert "werkt niet" in told(v, "ander", link)
        v.later(days=401)
        assert "werkt niet" in told(v, "ander", back)
        assert v.person("ander") != v.person("noor")


def test_a_new_code_ends_the_one_before_it_and_ones_own_is_no_way(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        first, second = code(v, "noor"), code(v, "noor")
        assert "werkt niet" in told(v, "ander", first)
        assert "van dit gesprek" in told(v, "noor", second)
        assert "horen nu bij elkaar" in told(v, "ander", second)


def test_what_was_told_here_goes_along_after_a_yes_and_stays_after_a_no(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        v.says("noor", IDEA, "ja", "nu niet")
        v.says("kees", "graag meer bloemen in de Bloemenbuurt", "ja", "nu niet")
        given = code(v, "noor")
        assert "apart" in told(v, "kees", given, "nee")
        assert v.person("kees") != v.person("noor")
        assert "horen nu bij elkaar" in told(v, "kees", given, "ja")
        both = told(v, "kees", "mijn")
        assert "bankje" in both
        assert "bloemen" in both
        v.until("2026-03-03T10:00")
        v.opens(WORKER)
        v.says(WORKER, "#2 Welke bloemen?")
        assert "Welke bloemen" in " ".join(v.reads("noor"))


def test_the_confirmation_goes_to_both_chats_each_its_own(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        v.says("noor", IDEA, "ja", "nu niet")
        v.says("kees", code(v, "noor"))
        of = {row[0]: row[1] for row in rows(v, select(addresses.c.id, addresses.c.address))}
        pinned = rows(v, select(outbox.c.key, outbox.c.via).where(outbox.c.key.like("way-joined%")))
        assert {key: of[id] for key, id in pinned} == {"way-joined": "kees", "way-joined-there": "noor"}


@pytest.mark.parametrize("asks", ["noor", WORKER])
def test_a_contact_stays_a_contact_whoever_asks_for_the_code(database_url: str, tmp_path: Path, asks: str) -> None:
    with village(database_url, tmp_path) as v:
        shows = WORKER if asks == "noor" else "noor"
        worker = v.person(WORKER)
        v.says("noor", IDEA, "ja", "nu niet")
        v.says(shows, code(v, asks), "ja")
        assert v.person("noor") == v.person(WORKER) == worker
        assert rows(v, select(desks.c.person).where(desks.c.contact == "bloem-sociaal")) == [(worker,)]
        assert rows(v, select(persons.c.contact).where(persons.c.id == worker)) == [("bloem-sociaal",)]


def test_two_contacts_stay_two_and_the_code_is_still_good(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        given = code(v, WORKER)
        assert "kan ik niet samenvoegen" in told(v, "contact:bloem-wonen", given)
        assert v.person("contact:bloem-wonen") != v.person(WORKER)
        assert "horen nu bij elkaar" in told(v, "noor", given)


def test_an_open_story_goes_along_or_is_wiped_where_another_is_open(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        given = code(v, "noor")
        v.says("kees", IDEA)  # before its yes
        assert "Zal ik" in told(v, "kees", given, "ja")
        assert "heeft nummer #" in told(v, "noor", "ja"), "the yes on the other phone"
        v.says("noor", "nu niet", "de lantaarn bij de vijver is stuk in de Bloemenbuurt")
        given = code(v, "noor")
        v.says("fatma", f"er moet een {WORD} plein komen in de Bloemenbuurt", given, "ja")
        assert [cell for cell in in_words(v) if WORD in cell] == []
        left = rows(v, select(timers.c.id).where(timers.c.kind == "wipe"))
        assert left == [(f"wipe:{v.person('noor')}",)]
        assert len(rows(v, select(conversations.c.person).where(conversations.c.person == v.person("noor")))) == 1


def test_a_watched_phone_hears_nothing_of_it(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        given = code(v, "noor")
        v.says("noor", "mijn man slaat mij", "klaar")
        assert rows(v, select(persons.c.silenced).where(persons.c.id == v.person("noor"))) == [("violence",)]
        v.says("ander", given)
        assert v.person("ander") == v.person("noor")
        assert rows(v, select(persons.c.silenced).where(persons.c.id == v.person("noor"))) == [("violence",)]
        assert rows(v, select(outbox.c.id).where(outbox.c.key == "way-joined-there")) == []


def test_nothing_is_left_of_two_who_were_one(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        v.says(f"noor-{WORD}", f"er moet een {WORD} bankje in de Bloemenbuurt", "ja", "nu niet")
        v.says(f"kees-{WORD}", f"graag {WORD}e bloemen in de Bloemenbuurt", "ja", "nu niet")
        v.says(f"kees-{WORD}", code(v, f"noor-{WORD}"), "ja")
        code(v, f"kees-{WORD}", "code")
        v.says(f"kees-{WORD}", "wis", "ja, wis alles")
        v.reads(f"noor-{WORD}")
        assert rows(v, select(codes)) == []
        v.passes(hours=2)
        assert [cell for cell in in_words(v) if WORD in cell] == []
        v.passes(days=29)
        assert v.person(f"noor-{WORD}") is None
        assert v.person(f"kees-{WORD}") is None
        assert rows(v, select(persons.c.id).where(persons.c.merged.is_not(None))) == []


def test_a_backup_of_before_forgets_both(tmp_path: Path) -> None:
    """The tombstones are of addresses: each of the two in the backup is erased again."""
    url = f"sqlite:///{tmp_path / 'test.db'}"
    with village(url, tmp_path) as v:
        v.says("noor", f"er moet een {WORD} bankje in de Bloemenbuurt", "ja", "nu niet")
        v.says("kees", f"graag {WORD}e bloemen in de Bloemenbuurt", "ja", "nu niet")
    backup = (tmp_path / "test.db").read_bytes()
    with village(url, tmp_path) as v:
        v.count = 100
        v.says("kees", code(v, "noor"), "ja", "wis", "ja, wis alles")
    for file in tmp_path.glob("test.db*"):
        file.unlink()
    (tmp_path / "test.db").write_bytes(backup)
    with village(url, tmp_path) as v:
        assert [cell for cell in in_words(v) if WORD in cell] == []


def test_every_column_that_names_a_person_is_led_along() -> None:
    named = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.c
        if column.name in ("person", "about") or any(_persons(key) for key in column.foreign_keys)
    }
    #: A conversation has rules of its own; a desk is of a contact, who never goes.
    apart = {"conversations.person", "desks.person"}
    assert {f"{c.table.name}.{c.name}" for c in WHOSE} == named - apart


def _persons(key: ForeignKey) -> bool:
    return key.column.table is persons


def test_a_number_and_a_username_known_apart_become_one(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        number, name = "+31600000001", "NL.1502576394655843"

        def writes(n: int, address: str, text: str, also: str = "") -> None:
            v.house.writer.hear([Inbound("whatsapp", f"w{n}", address, Said(text), v.now, also_known_as=also)])

        for n, text in enumerate((IDEA, "ja", "nu niet")):
            writes(n, number, text)
        for n, text in enumerate(("graag meer bloemen in de Bloemenbuurt", "ja", "nu niet"), 10):
            writes(n, name, text)
        assert len(set(rows(v, select(signals.c.person)))) == 2
        writes(20, number, "mijn", name)
        assert len(set(rows(v, select(signals.c.person)))) == 1
        owners = rows(v, select(addresses.c.person).where(addresses.c.channel == "whatsapp"))
        assert len(owners) == 2
        assert len(set(owners)) == 1


def _two(v: Village) -> tuple[int, int]:
    v.says("noor", IDEA, "ja", "nu niet")
    v.says("kees", "graag meer bloemen in de Bloemenbuurt", "ja", "nu niet")
    noor, kees = v.person("noor"), v.person("kees")
    assert noor is not None
    assert kees is not None
    return noor, kees


def test_who_speaks_while_they_are_joined_is_heard_as_who_they_are_now(database_url: str, tmp_path: Path) -> None:
    """The one joins while the other is about to think, and the other way round; nothing is left with nobody."""
    with village(database_url, tmp_path) as v:
        noor, kees = _two(v)
        said = Inbound("terminal", "zegt-kees", "kees", Said("mijn"), v.now)
        _at_once(v, lambda c: merge(c, noor, kees), lambda w: w.hear([said]))
        assert _strays(v, kees) == []
        assert v.person("kees") == noor
        heard = rows(v, select(inbox.c.person).where(inbox.c.message_id == "zegt-kees"))
        answered = rows(v, select(outbox.c.key).where(outbox.c.person == noor, outbox.c.created == v.now))
        assert heard == [(noor,)]
        assert len(answered) == 7, "two stories of three messages, and the list"


def test_a_contact_who_writes_to_who_is_joined_reaches_them(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        noor, kees = _two(v)
        v.until("2026-03-03T10:00")
        v.opens(WORKER)
        asks = Inbound("terminal", "vraagt", WORKER, Said("#2 Welke bloemen dan?"), v.now)
        _at_once(v, lambda c: merge(c, noor, kees), lambda w: w.hear([asks]))
        assert _strays(v, kees) == []
        assert "Welke bloemen" in " ".join(v.opens("noor"))


def test_the_clock_that_rings_for_who_is_joined_rings_for_who_they_are(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        noor, kees = _two(v)
        v.later(days=7, hours=6)
        _at_once(v, lambda c: merge(c, noor, kees), lambda w: w.wake(v.now))
        assert _strays(v, kees) == []
        v.wakes()
        assert rows(v, select(signals.c.notes)) == [(1,), (1,)]


def test_a_letter_to_who_was_joined_is_led_on(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        noor, kees = _two(v)
        v.house.writer.transact(lambda c, _: merge(c, noor, kees), None)
        v.house.writer.post(kees, Letter("called", 2), "called:2", v.now)
        assert rows(v, select(inbox.c.waiting).where(inbox.c.message_id == "called:2")) == [(False,)]
        with v.house.engine.begin() as connection:
            assert led_on(connection, {noor, kees}) == {kees: noor}
            assert not merge(connection, noor, kees), "only once"
            assert not merge(connection, noor, noor)


def test_blocked_on_one_way_is_not_out_of_reach(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        v.says("noor", IDEA, "ja", "nu niet")
        v.says("ander", code(v, "noor"))
        v.hear("ander", Blocked(True))
        assert rows(v, select(persons.c.silenced).where(persons.c.id == v.person("noor"))) == [(None,)]
        assert gone(v) == {"noor": False, "ander": True}
        v.hear("noor", Blocked(True))
        assert rows(v, select(persons.c.silenced).where(persons.c.id == v.person("noor"))) == [("blocked",)]
        v.hear("ander", Blocked(False))
        assert rows(v, select(persons.c.silenced).where(persons.c.id == v.person("noor"))) == [(None,)]
        assert gone(v) == {"noor": True, "ander": False}


def test_where_somebody_wrote_last_comes_first(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        v.says("noor", "menu")
        v.says("ander", code(v, "noor"))
        latest = select(addresses.c.address).where(addresses.c.person == v.person("noor"))
        latest = latest.order_by(addresses.c.last_inbound.desc()).limit(1)
        for who in ("noor", "ander", "noor"):
            v.later(minutes=1)
            v.hear(who, Said("menu"))
            assert rows(v, latest) == [(who,)]


def _strays(v: Village, gone: int) -> list[str]:
    """Whatever is still of who is somebody else now."""
    return [f"{c.table.name}.{c.name}" for c in WHOSE if rows(v, select(c).where(c == gone))]


def _at_once(v: Village, join: Callable[[Connection], bool], work: Callable[[Writer], object]) -> None:
    """Both at the same moment, each first for once: a join holds its locks a little while the other begins."""
    started, joined = threading.Event(), threading.Event()

    def think(scene: Scene, event: Event) -> tuple[Effect, ...]:
        started.set()
        joined.wait(0.3)  # with the right rows locked the join waits for us, or we for it
        return hear(scene, event)

    failed: list[BaseException] = []

    def thinks() -> None:
        try:
            work(Writer(v.house.engine, v.house.world, think))
        except BaseException as error:  # noqa: BLE001 - handed to the test
            failed.append(error)

    thread = threading.Thread(target=thinks)
    if v.house.engine.dialect.name == "postgresql":  # the join first, and the thought behind it
        with v.house.engine.begin() as connection:
            assert join(connection)
            thread.start()
            assert not started.wait(0.3), "it must wait for the join"
        joined.set()
    else:
        thread.start()
        started.wait(2)
        with v.house.engine.begin() as connection:
            assert join(connection)
        joined.set()
    thread.join()
    assert failed == []


def test_the_join_waits_for_a_thought_that_is_on_its_way(postgres: str, tmp_path: Path, database_url: str) -> None:
    """The other direction of the race: what the thought writes is led along."""
    with village(database_url, tmp_path) as v:
        noor, kees = _two(v)
        v.until("2026-03-03T10:00")
        v.opens(WORKER)
        thinking, go = threading.Event(), threading.Event()

        def think(scene: Scene, event: Event) -> tuple[Effect, ...]:
            if isinstance(event, Said):
                thinking.set()
                go.wait(5)
            return hear(scene, event)

        writer = Writer(v.house.engine, v.house.world, think)
        asks = Inbound("terminal", "vraagt", WORKER, Said("#2 Welke bloemen dan?"), v.now)
        asking = threading.Thread(target=lambda: writer.hear([asks]))
        asking.start()
        assert thinking.wait(5)
        joining = threading.Thread(target=lambda: v.house.writer.transact(lambda c, _: merge(c, noor, kees), None))
        joining.start()
        joining.join(0.3)
        go.set()
        asking.join()
        joining.join()
        assert v.person("kees") == noor
        assert _strays(v, kees) == []
        with v.house.engine.begin() as connection:
            assert people_named(connection, "terminal", "kees") == noor
        assert "Welke bloemen" in " ".join(v.opens("noor"))


WRONG = ["3ABC-DEFG-HJKM", "ABCD2345", "/start ZZZZ9999", "4ABC DEFG HJKM", "ABCDEFGH"]


def test_after_five_wrong_codes_a_chat_waits_an_hour_and_nobody_else_does(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        v.says("noor", IDEA, "ja", "nu niet")
        given = code(v, "noor", "code")
        for n, wrong in enumerate(WRONG):
            if wrong.startswith("/"):
                v.hear("mallory", Started(wrong.removeprefix("/start ")))
                said = v.reads("mallory")
            else:
                said = v.says("mallory", wrong)
            assert "Over een uur" not in " ".join(said), n
        assert "Over een uur" in told(v, "mallory", given), "a good one too: it may be a guess"
        assert v.person("mallory") != v.person("noor")
        assert "bankje" in told(v, "mallory", "er moet een bankje komen in de Bloemenbuurt"), "all else goes on"
        assert "Over een uur" not in told(v, "kees", "3ABC-DEFG-HJKM")
        kept = " ".join(in_words(v))
        assert given.replace("-", "") not in kept
        v.later(minutes=61)
        assert "horen nu bij elkaar" in told(v, "mallory", "wis", "ja, wis alles", given)


def test_words_of_eight_letters_are_no_codes(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        for word in ("wandelen", "fietsers", "schommel", "speeltun", "hangplek", "straatje", "kletsnat"):
            v.says("noor", word)
        assert "Over een uur" not in told(v, "noor", "3ABC-DEFG-HJKM")


def joined(v: Village) -> None:
    """Noor's tablet is Noor too, with one idea; so was Kees's phone, who is somebody else."""
    v.says("noor", IDEA, "ja", "nu niet")
    v.says("tablet", code(v, "noor"))
    v.says("kees", "graag meer bloemen in de Bloemenbuurt", "ja", "nu niet")


def test_a_chat_that_is_parted_begins_anew_and_what_was_told_goes_on_in_the_other(
    database_url: str, tmp_path: Path
) -> None:
    with village(database_url, tmp_path) as v:
        joined(v)
        v.until("2026-03-02T12:00")
        asked = told(v, "tablet", "ontkoppel")
        assert "Zal ik het losmaken?" in asked
        assert v.person("tablet") == v.person("noor"), "asked first"
        said = told(v, "tablet", "ja")
        assert "dit gesprek staat nu los" in said
        assert "losgemaakt" not in said
        assert "losgemaakt" in " ".join(v.reads("noor")), "the other chat hears it"
        assert v.person("tablet") != v.person("noor")
        assert "bankje" not in told(v, "tablet", "mijn")
        assert "bankje" in told(v, "noor", "mijn")
        hello = told(v, "tablet", "graag een hondenveldje in de Bloemenbuurt")
        assert "Ik ben een computer" in hello, "somebody new"
        v.until("2026-03-03T10:00")
        v.opens(WORKER)
        v.says(WORKER, "#1 Welk hout?")
        assert "Welk hout" in " ".join(v.reads("noor"))
        assert "Welk hout" not in told(v, "tablet", "menu")


def test_parting_is_asked_and_needs_another_chat(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        joined(v)
        assert "geen ander gesprek verbonden" in told(v, "kees", "ontkoppel")
        assert "blijven bij elkaar" in told(v, "tablet", "ontkoppel", "nee")
        assert v.person("tablet") == v.person("noor")
        v.says("tablet", "ontkoppel")
        v.hear("noor", Blocked(True))
        assert "geen ander gesprek verbonden" in told(v, "tablet", "ja"), "the other way was lost meanwhile"
        assert v.person("tablet") == v.person("noor")


def test_a_contact_who_parts_a_chat_stays_a_contact_in_the_other(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        v.opens(WORKER)
        v.says("tablet", code(v, WORKER))
        assert v.person("tablet") == v.person(WORKER)
        v.says("tablet", "ontkoppel", "ja")
        query = select(desks.c.person).where(desks.c.contact == "bloem-sociaal")
        assert rows(v, query) == [(v.person(WORKER),)]
        assert v.person("tablet") != v.person(WORKER)


def test_who_does_not_come_back_to_a_parted_chat_is_forgotten(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        joined(v)
        v.says("tablet", "ontkoppel", "ja")
        new = v.person("tablet")
        v.passes(days=30)
        assert rows(v, select(persons.c.id).where(persons.c.id == new)) == []
        assert "bankje" in told(v, "noor", "mijn")


def test_an_open_question_goes_on_in_the_other_chat(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        joined(v)
        v.says("noor", "er ligt veel zwerfvuil bij de sloot in de Bloemenbuurt", "nieuw")
        v.says("tablet", "ontkoppel", "ja")
        assert rows(v, select(conversations.c.person).where(conversations.c.person == v.person("tablet"))) == []
        assert rows(v, select(conversations.c.person).where(conversations.c.person == v.person("noor"))) != []
