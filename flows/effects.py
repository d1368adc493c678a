"""What a thought wants done. Complete: the writer turns them into rows and decides nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from flows.calendar import Away
from flows.looking import Query
from flows.state import BESIDE, Choice, Person, Signal, Talk
from flows.story import Story
from flows.values import Value

#: Classes of messages; order holds per person within one, the first goes before the others.
Rank = Literal["emergency", "answer", "promise", "reminder", "broadcast"]
RANKS: tuple[Rank, ...] = ("emergency", "answer", "promise", "reminder", "broadcast")


@dataclass(frozen=True, slots=True)
class Say:
    """A message to one person: a text's key and values, never words."""

    to: int
    key: str
    values: Mapping[str, Value] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    asks: str = ""  #: The question that its buttons answer, where the text is not that question's own.
    signal: int | None = None  #: What its buttons and a reply to it are about.
    about: int | None = None  #: Whose words it carries, beside the receiver's own.
    rank: Rank = "answer"
    due: datetime | None = None  #: Not before; None: now.
    held: bool = False  #: Waits until the person writes.
    proactive: bool = False  #: Counts for the limit: caused by the clock or by somebody else.
    here: bool = False  #: Where its receiver wrote last, also when they become one with somebody else now.
    repeat: bool = True  #: May be sent again when it is uncertain whether it arrived.
    #: What the clock did, as `tick` prints it: ((kind, signal), ...).
    told: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """The speaker's conversation is now this; None: at rest."""

    talk: Talk | None


@dataclass(frozen=True, slots=True)
class Know:
    """The speaker's person row is now this."""

    person: Person


@dataclass(frozen=True, slots=True)
class Put:
    """This signal is now this, new or changed."""

    signal: Signal


@dataclass(frozen=True, slots=True)
class Record:
    """A line in a signal's log, append only. `who`: 'resident', 'clock' or a contact id."""

    signal: int
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class SetTimer:
    """One timer a (kind, subject); setting it again moves it. Subject: a number, person id or contact id."""

    kind: str
    subject: str
    due: datetime


@dataclass(frozen=True, slots=True)
class DropTimer:
    """The timer is no longer needed."""

    kind: str
    subject: str


@dataclass(frozen=True, slots=True)
class AddLine:
    """A line for a contact's day round; the same (contact, signal, kind) again moves it."""

    contact: str
    signal: int
    kind: str
    due: datetime
    announced: bool = False  #: It is told already: no round begins for it.


@dataclass(frozen=True, slots=True)
class Announced:
    """These lines stood in a round."""

    contact: str
    signals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DropLines:
    """These lines are no longer needed: shown in full, or overtaken. `contact` None: everybody's.

    `stays`: lines of these kinds are not overtaken; what only asks to be looked at is not by who takes a signal up.
    """

    signals: tuple[int, ...]
    contact: str | None = None
    stays: tuple[str, ...] = BESIDE


@dataclass(frozen=True, slots=True)
class Post:
    """A letter: heard by the other person in their own turn."""

    to: int
    kind: str
    signal: int | None = None
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Release:
    """What was held for the speaker may go now."""


@dataclass(frozen=True, slots=True)
class Attach:
    """A photo, a voice note or a document of the speaker goes along with this signal."""

    media: str
    signal: int


@dataclass(frozen=True, slots=True)
class Hint:
    """A short line on the button that was pressed, for who has no chat of their own here. Lost if it fails."""

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Readdress:
    """The speaker's chat has another address from here on."""

    to: str


@dataclass(frozen=True, slots=True)
class Hide:
    """The words just heard are not kept: only kind and time."""


@dataclass(frozen=True, slots=True)
class Later:
    """Nothing is answered yet: heard again when what the speaker sent before it is here, or is waited for no longer."""


@dataclass(frozen=True, slots=True)
class Wipe:
    """Everything personal of this conversation that has no signal is blanked, since `since` (UTC)."""

    since: datetime


@dataclass(frozen=True, slots=True)
class Unsay:
    """What was said in this text about this signal is blanked here, to whomever it went."""

    signal: int
    key: str


@dataclass(frozen=True, slots=True)
class Unlink:
    """The speaker's addresses are no longer readable; their blind index stays, against repeats."""


@dataclass(frozen=True, slots=True)
class Forget:
    """Nothing of the speaker stays: no row, no index."""


@dataclass(frozen=True, slots=True)
class Erase:
    """Everything personal of the speaker is gone, but for the goodbye and, for 28 days, the address's hash."""


@dataclass(frozen=True, slots=True)
class Redeem:
    """The speaker used this invitation code: they are that contact now."""

    code: str
    contact: str


@dataclass(frozen=True, slots=True)
class Remember:
    """All the small things of the speaker that are kept from here on."""

    habits: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Absent:
    """This contact is away on these days; None: they are back. `left`: the role has ended, its person is a resident."""

    contact: str
    away: Away | None = None
    left: bool = False


@dataclass(frozen=True, slots=True)
class HandOver:
    """All that is open with this contact goes to who is next: a letter to each resident, in their own turn."""

    contact: str


@dataclass(frozen=True, slots=True)
class KeepCode:
    """Who shows this code until then is the speaker; an earlier code of this kind is no longer good."""

    code: str
    kind: str  #: 'back' or 'link'.
    until: datetime


@dataclass(frozen=True, slots=True)
class Join:
    """The code was used: everything of the person `gone` is `kept`'s now, who is one of the two."""

    code: str
    kept: Person
    gone: int


@dataclass(frozen=True, slots=True)
class Part:
    """The chat in which the speaker is belongs to somebody new from here on; all that was told stays with them."""


@dataclass(frozen=True, slots=True)
class Look:
    """The thought needs to know this first; it begins anew with the answer, and nothing else of it counts."""

    query: Query


@dataclass(frozen=True, slots=True)
class Consent:
    """The speaker says yes to something that needs one of its own, or ends it."""

    purpose: str
    given: bool


@dataclass(frozen=True, slots=True)
class PutStory:
    """This success is now this, new or changed. `ring`: from then on who asked for stories may hear of it."""

    story: Story
    ring: datetime | None = None


@dataclass(frozen=True, slots=True)
class DropStory:
    """Nothing of this success is left, and no invitation to it goes out any more."""

    signal: int


@dataclass(frozen=True, slots=True)
class StoryTold:
    """The speaker was invited to read this story; `read`: they do so now."""

    story: int
    read: bool = False


@dataclass(frozen=True, slots=True)
class Invite:
    """A letter to everybody in this district who said yes to invitations; each is heard in their own turn."""

    district: str
    values: Mapping[str, Value]


Effect = (
    Say
    | Turn
    | Know
    | Put
    | Record
    | SetTimer
    | DropTimer
    | AddLine
    | Announced
    | DropLines
    | Post
    | Release
    | Attach
    | Hint
    | Readdress
    | Hide
    | Later
    | Wipe
    | Unsay
    | Unlink
    | Forget
    | Erase
    | Redeem
    | Remember
    | Absent
    | HandOver
    | KeepCode
    | Join
    | Part
    | Consent
    | PutStory
    | DropStory
    | StoryTold
    | Look
    | Invite
)
