"""Random days of random people: what they may do, as steps that a generator or a fixed script hands in.

A step names a person, a doing and two small numbers; what the numbers mean depends on where the village
stands, so that any list of steps is a day that could be.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from hypothesis import strategies as st
from sqlalchemy import select

from flows.events import Blocked, Event, Opened, Pressed, Said, Started
from storage import codec
from storage.tables import outbox, signals
from tests.builders import Village

RESIDENTS = ("adres-van-noor", "adres-van-kees", "adres-van-fatma", "contact:bloem-wonen")
#: {} becomes a word that nobody else ever says.
SENTENCES = (
    "er moet {} een bankje bij het speeltuintje in de Bloemenbuurt",
    "de lantaarn {} is al weken stuk in de Bloemenbuurt",
    "wie weet {} wanneer de buurtinloop is in De Nude?",
    "{} graag meer groen in Presikhaaf",
    "we willen {} samen koken",
    "ik ben {} op straat gezet en heb honger",
    "mijn buurman {} maakt elke nacht herrie",
    "ik wil {} bezwaar maken tegen dat besluit",
)
OWN_WORDS = (
    "1",
    "2",
    "3",
    "4",
    "1 en 3",
    "ja",
    "nee",
    "overslaan",
    "terug",
    "stop",
    "menu",
    "mijn",
    "help",
    "taal",
    "mijn gegevens",
    "wis",
    "16",
    "ok",
    "❤️",
    "?!",
    "Presikhaaf",
    "6713 AB",
    "morgen",
    "donderdag",
    "over 3 weken",
    "Ik word geslagen",
    "er is brand",
    "{} misschien wel",
    "{} " + "een heel lang verhaal " * 250,
    "#",
    "#0",
    "#987654321",
    "jaa hoor",
    "bel me op 0612345678",
)
#: What a contact types from the card on, line by line.
CHAINS = (
    ("1", "1"),
    ("1", "over 3 weken"),
    ("1", "overslaan"),
    ("2",),
    ("3", "1", "welke kleur {} bedoel je?"),
    ("3", "2", "we beginnen {} met een praatje", "overslaan", "1"),
    ("3", "3", "het {} staat er"),
    ("3", "3", "overslaan"),
    ("3", "4", "de raad {} beslist", "donderdag"),
    ("3", "5", "toch niet", "er ligt {} een leiding", "een bak {} kan wel"),
    ("3", "5", "toch niet", "er ligt {} een leiding", "1"),
    ("3", "6", "1", "1"),
    ("3", "7"),
    ("ik {} ga even voor je kijken", "1"),
    ("ik {} ga even voor je kijken", "nee"),
    ("laat maar", "een mevrouw mist {} haar buren zo", "2", "1", "donderdag"),
    ("laat maar", "een meneer zoekt {} een wandelmaatje", "gehoord op straat", "ja", "overslaan"),
    ("laat maar", "ik heb {} nog planken liggen", "1", "1", "en {} ook nog een zaag"),
    ("ik {} kom donderdag even langs", "1", "1"),
    ("dat {} kan niet dit jaar", "1", "1", "volgend {} jaar wel"),
    ("het {} bankje is gemaakt", "1", "1"),
    ("ik ben morgen vrij", "ja"),
    ("ik ben ziek", "overslaan", "ja"),
    ("ik ben er weer",),
    ("helaas {} lukt dat niet", "1", "1"),
    ("bewaar: tot {} ziens", "3", "10", "1"),
    ("ik stop als contact", "ja, ik stop"),
    ("3", "2", "we beginnen {} met een praatje", "donderdag", "1"),
    ("3", "8", "1", "ja"),
    ("3", "8", "#2", "ja"),
    ("3", "9", "1", "eerst komt {} het riool"),
)
RESIDENT_DOES = ("sentence", "words", "words", "press", "press", "foreign", "hash", "relay", "start", "block", "opens")
CONTACT_DOES = ("chain", "chain", "chain", "press", "words", "relay", "hash", "opens", "foreign", "reply")
CLOCK_DOES = ("hours", "hours", "days", "down")


@dataclass(frozen=True)
class Step:
    """`who` is a resident's address, 'lead' for the reader of a signal, or 'clock'."""

    who: str
    do: str
    a: int = 0
    b: int = 0


def steps() -> st.SearchStrategy[Step]:
    """One step of anybody."""
    small = st.integers(0, 39)

    def of(who: Sequence[str], do: Sequence[str]) -> st.SearchStrategy[Step]:
        return st.builds(Step, st.sampled_from(who), st.sampled_from(do), small, small)

    return st.one_of(of(RESIDENTS, RESIDENT_DOES), of(("lead",), CONTACT_DOES), of(("clock",), CLOCK_DOES))


def drawn(seed: str, count: int) -> list[Step]:
    """A fixed list of steps: the same for the same seed, on every machine."""

    def pick(n: int, what: str, of: Sequence[str]) -> str:
        return of[number(n, what, len(of))]

    def number(n: int, what: str, below: int) -> int:
        return int.from_bytes(sha256(f"{seed} {n} {what}".encode()).digest()[:4]) % below

    found: list[Step] = []
    for n in range(count):
        who = pick(n, "who", (*RESIDENTS, *RESIDENTS, "lead", "lead", "lead", "lead", "clock", "clock"))
        does = {"lead": CONTACT_DOES, "clock": CLOCK_DOES}.get(who, RESIDENT_DOES)
        found.append(Step(who, pick(n, "do", does), number(n, "a", 40), number(n, "b", 40)))
    return found


@dataclass
class Days:
    """Plays steps in a village, and remembers which words are whose."""

    village: Village
    whose: dict[str, str] = field(default_factory=dict)  #: A word nobody else says -> who said it.

    def events(self, step: Step) -> Iterator[tuple[str, Event]]:
        """The events of a human step, one by one; what is pressed is looked up when its turn comes."""
        who = self._reader(step.a) if step.who == "lead" else step.who
        if who is None:
            return
        match step.do:
            case "sentence":
                yield who, Said(self._marked(SENTENCES[step.a % len(SENTENCES)], who))
            case "words":
                yield who, Said(self._marked(OWN_WORDS[step.b % len(OWN_WORDS)], who))
            case "chain":
                yield who, Opened() if step.a % 4 == 1 else Said(f"#{self._open(step.a)}")
                for line in CHAINS[step.b % len(CHAINS)]:
                    yield who, Said(self._marked(line, who))
            case "press":
                yield who, self._button(who, step, own=True)
            case "foreign":
                yield who, self._button(who, step, own=False)
            case "hash":
                yield who, Said(f"#{self._number(step.a)}")
            case "relay":
                yield who, Said(self._marked(f"#{self._number(step.a)} dit {{}} wil ik zeggen", who))
            case "reply":
                yield who, Said(self._marked("nog iets {} erbij", who), reply_to="onbekend:1")
            case "start":
                yield who, Started(("", "bloemenbuurt", "onzin", "presikhaaf")[step.a % 4])
            case "block":
                yield who, Blocked(step.a % 2 == 0)
            case "opens":
                yield who, Opened()

    def clock(self, step: Step) -> None:
        """The clock runs for hours or days, or stands still for days and starts again."""
        if step.do == "hours":
            self.village.passes(hours=1 + step.a % 20, minutes=step.b)
        elif step.do == "days":
            self.village.passes(days=1 + step.a % 12, hours=step.b % 24)
        else:
            self.village.later(days=step.a % 15, hours=step.b % 24)
            self.village.wakes()

    def _marked(self, text: str, who: str) -> str:
        if "{}" not in text:
            return text
        word = f"zx{len(self.whose)}q"
        self.whose[word] = who
        return text.replace("{}", word)

    def _reader(self, a: int) -> str | None:
        """The linked contact who reads the a-th open signal, or somebody above them."""
        with self.village.house.engine.begin() as connection:
            query = select(signals.c.lead, signals.c.asked, signals.c.passed).where(~signals.c.closed)
            rows = connection.execute(query.order_by(signals.c.number.desc())).all()
        if not rows:
            return None
        row = rows[a % len(rows)]
        contacts = self.village.house.directory.contacts
        readers = [row.lead, row.lead, *contacts[row.lead].members, *filter(None, row.asked.split(","))]
        readers += [c for c in row.passed.split(",") if c]
        return f"contact:{readers[a % len(readers)]}"

    def _open(self, a: int) -> int:
        """The number of the a-th open signal, the newest first."""
        with self.village.house.engine.begin() as connection:
            query = select(signals.c.number).where(~signals.c.closed).order_by(signals.c.number.desc())
            numbers = connection.execute(query).scalars().all()
        return int(numbers[a % len(numbers)])

    def _number(self, a: int) -> int:
        with self.village.house.engine.begin() as connection:
            numbers = connection.execute(select(signals.c.number).order_by(signals.c.number.desc())).scalars().all()
        return numbers[a % len(numbers)] if numbers else 1

    def _button(self, who: str, step: Step, *, own: bool) -> Event:
        """A button of one of the last messages with choices, of one's own or of somebody else."""
        person = self.village.person(who)
        mine = outbox.c.person == person if own else outbox.c.person != person
        query = select(outbox.c.id, outbox.c.content).where(mine, outbox.c.status != "held")
        with self.village.house.engine.begin() as connection:
            rows = connection.execute(query.order_by(outbox.c.id.desc()).limit(12)).all()
        with_buttons = [(r.id, len(choices)) for r in rows if (choices := codec.content_in(r.content)[1])]
        if not with_buttons:
            return Pressed(123456789, 1 + step.b % 4)
        row, count = with_buttons[step.a % len(with_buttons)]
        return Pressed(row, 1 + step.b % (count + 1) if step.b % 7 else 40)
