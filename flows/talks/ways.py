"""One person, several phones and chats: a code to come back with, and a code that links a second chat.

Both codes do the same: who shows one is its owner. They differ in how long they are good. Two become one only in a
letter, in a turn of its own, in which both are locked.
"""

from dataclasses import replace

from flows.codes import JOIN, VALID, aloud
from flows.effects import Join, KeepCode, Part, Say
from flows.grammar import Ask, Flow, choice
from flows.machine import Machine
from flows.state import OPEN_HANDED, Person, Talk
from flows.thought import Thought

PARTED = "way-parted"  #: The goodbye of a chat that is on its own from here on.
#: The words that ask for a code, and the kind of it.
WAYS = {"code": "back", "link": "link"}


def give(thought: Thought, command: str) -> None:
    """`code` or `koppel`: a code of one's own."""
    kind, code = WAYS[command], thought.scene.code
    thought.effects.append(KeepCode(code, kind, thought.scene.now + VALID[kind]))
    thought.answer(f"way-{kind}", {"code": aloud(code)})


def show(thought: Thought, code: str, machine: Machine) -> None:
    """Somebody shows a code. Who told something here before is asked first; the code is not kept among the words."""
    owner, me = thought.scene.owner, thought.person
    thought.hide()
    if owner is not None and _may(me, owner):
        if _told_something(thought):
            machine.interrupt(thought, "ways", {"code": code})
        else:
            thought.post(me.id, JOIN, values={"code": code})
        return
    thought.answer(_refusal(me, owner))
    if thought.talk is not None and thought.talk.flow not in OPEN_HANDED:
        machine.repeat(thought)


def join(thought: Thought, code: str) -> None:
    """The two become one; a contact stays one. Both chats hear it: who lent a code to nobody can say so."""
    owner, me = thought.scene.owner, thought.person
    if owner is None or not _may(me, owner):
        thought.answer(_refusal(me, owner))
        return
    kept, gone = (me, owner) if me.contact is not None else (owner, me)
    watched = "violence" in (me.silenced, owner.silenced)
    whole = replace(
        kept,
        district=kept.district or gone.district,
        met=kept.met or gone.met,
        silenced="violence" if watched else None,
    )
    thought.say(Say(me.id, "way-joined", about=me.id, here=True))
    if not watched:  # somebody may look on there
        thought.say(Say(owner.id, "way-joined-there", about=owner.id, here=True))
    thought.effects.append(Join(code, whole, gone.id))


def _may(me: Person, owner: Person) -> bool:
    return owner.id != me.id and (me.contact is None or owner.contact is None)


def _refusal(me: Person, owner: Person | None) -> str:
    if owner is None:
        return "way-unknown"
    return "way-own" if owner.id == me.id else "way-two-roles"


def _told_something(thought: Thought) -> bool:
    """Whether there is anything here that goes along: signals, a role, or a story that is not finished."""
    talk = thought.talk
    own = any(s.person == thought.person.id for s in thought.scene.signals.values())
    return own or thought.person.contact is not None or (talk is not None and talk.flow not in OPEN_HANDED)


def decide(thought: Thought, talk: Talk) -> None:
    """[Ja, voeg samen] [Nee]."""
    if talk.answers.get("sure") == "yes":
        thought.post(thought.person.id, JOIN, values={"code": talk.answers.get("code", "")})
    else:
        thought.answer("way-apart")


def part(thought: Thought, machine: Machine) -> None:
    """`ontkoppel`: this chat on its own. What was told goes on where else they are, so there must be such a place."""
    if thought.scene.elsewhere:
        machine.interrupt(thought, "part")
        return
    thought.answer("way-single")
    if thought.talk is not None and thought.talk.flow not in OPEN_HANDED:
        machine.repeat(thought)


def decide_parting(thought: Thought, talk: Talk) -> None:
    """[Ja, maak los] [Nee, laat zo]. The other chat hears it, unless somebody who was in need may be looked over."""
    if talk.answers.get("sure") != "yes":
        thought.answer("way-together")
        return
    if not thought.scene.elsewhere:  # it was lost meanwhile: nobody may be left without a way
        thought.answer("way-single")
        return
    me = thought.person.id
    thought.say(Say(me, PARTED, about=me, here=True))
    if thought.scene.calm_until is None:
        thought.say(Say(me, "way-parted-there", about=me))
    thought.effects.append(Part())


FLOWS = (
    Flow("part", (Ask("sure", choice("yes", "no"), required=True, plainly=True),), finish=decide_parting),
    Flow("ways", (Ask("sure", choice("yes", "no"), required=True, plainly=True),), finish=decide),
)
