"""Where every event is heard: safety first, then commands, then whose turn it is. Pure.

`hear(scene, event)` is the whole of the thinking: a resident's sentence, a key figure's press, a letter from
another thought and a timer of the clock all come this way, and effects go out.
"""

import re
from dataclasses import replace

from flows import commands, rounds
from flows.asides import begun_in, greeted_in, in_words_of, other_language
from flows.danger import UNSURE, cried_in, danger, told_danger
from flows.directory import OPERATOR
from flows.effects import Effect, Forget, Later, Readdress, Say, Unlink
from flows.events import Blocked, Event, Letter, Located, Moved, Opened, Pressed, Said, Sent, Started, Woke
from flows.letters import read
from flows.listeners import LISTENERS, Heard
from flows.opening import MACHINE
from flows.promise import keep_promises
from flows.scene import Scene
from flows.signals import tell_contact
from flows.soundings import grieved_in, sounds_of
from flows.talks import (
    absence,
    approval,
    care,
    getting_started,
    own_step,
    relaying,
    reporting,
    roles,
    stories,
    story_readers,
    team_group,
    weekly,
)
from flows.talks.calm import about_the_card, just_grave, rest_calmly
from flows.thought import FORGET_AFTER, Thought
from flows.values import Role

READ_AT_MOST = 4000  #: Characters the rules look at; the rest is kept, not read.
CODE = re.compile(r"^[A-HJKMNP-Z2-9]{8}$")


def hear(scene: Scene, event: Event) -> tuple[Effect, ...]:
    """One event, thought over: everything that must happen because of it."""
    thought = Thought(scene)
    match event:
        case Woke():
            wake(thought, event)
        case Letter():
            read(thought, event, MACHINE)
        case Blocked(True, said=True) if scene.contact is None:
            if thought.person.silenced != "stop":
                commands.stop_all(thought, unasked=True)
        case Blocked(blocked):
            block(thought, blocked=blocked)
        case Moved(to):
            thought.effects.append(Readdress(to))
        case Opened():
            open_up(thought)
        case Said() | Pressed() | Started() | Sent() | Located():
            speak(thought, event)
    return thought.done()


def block(thought: Thought, *, blocked: bool) -> None:
    """Blocked, gone, or taken out of the group: nothing more is sent, promises wait, and the contacts hear of it.

    A contact counts as not linked until they are back: others read in their place, and the operator hears of it.
    Who can be reached in another way goes on hearing there.
    """
    known = thought.person.silenced == "blocked"
    if blocked and (known or thought.scene.elsewhere):
        return  # it was told twice: by the phone, and by a message that came back
    thought.know(replace(thought.person, silenced="blocked" if blocked else None))
    if not blocked:
        thought.release()
        return
    contact, operator = thought.scene.contact, thought.scene.person_of(OPERATOR)
    if contact is not None and operator is not None and operator != thought.person.id:
        moment = thought.scene.world.calendar.human_moment(thought.scene.now)
        due = moment if moment > thought.scene.now else None
        values = {"role": Role(contact.id)}
        thought.say(Say(operator, "contact-unreachable", values, rank="promise", due=due, proactive=True))
    for signal in thought.scene.signals.values():
        if signal.person == thought.person.id and not signal.closed:
            tell_contact(thought, signal, "resident-unreachable", {})


def wake(thought: Thought, event: Woke) -> None:
    """The clock: the same road as everything else."""
    if event.kind == "promise":
        keep_promises(thought, event.subjects)
    elif event.kind == "chase":
        for number in event.subjects:
            rounds.chase(thought, number)
    elif event.kind == "round":
        rounds.day_round(thought, event.due)
    elif event.kind == "away":
        absence.begins(thought, event.subject)
    elif event.kind == "until":
        roles.nears_its_end(thought, event.subject)
    elif event.kind == weekly.TIMER:
        weekly.tells(thought, event.subject)
    elif event.kind == "role":
        getting_started.a_year_passed(thought, event.subject)
    elif event.kind == "tone":
        relaying.send_held(thought)
    elif event.kind == "wipe":
        wipe_unanswered(thought)
    elif event.kind == "stop" and thought.talk is not None and thought.talk.flow == "stop":
        commands.stop_all(thought, unasked=True)
    elif event.kind == "report":
        reporting.send(thought)
    elif event.kind == approval.TIMER:
        for number in event.subjects:
            approval.unanswered(thought, number)
    elif event.kind == own_step.TIMER:
        for number in event.subjects:
            own_step.day_has_come(thought, number)
    elif event.kind == "story":
        story_readers.invite(thought)
    elif event.kind in ("unlink", "forget"):
        forget(thought, event.kind)


def wipe_unanswered(thought: Thought) -> None:
    """24 hours without a yes: everything personal of that conversation is blanked, nobody is reminded."""
    stories = [t for t in (thought.talk, thought.talk.before) if MACHINE.unkept(t)] if thought.talk else []
    if stories:
        kept = thought.talk.before if thought.talk else None
        thought.turn(None if kept in stories else kept)
        thought.wipe(min(t.since or thought.scene.now for t in stories if t is not None))


def forget(thought: Thought, kind: str) -> None:
    """Who said no and left nothing: first the address, then every row. Who came back is asked again later."""
    person = thought.person
    if person.contact is not None or thought.scene.signals or thought.scene.hearing is not None:
        return  # who asked for good stories can go on hearing them
    if thought.talk is not None:
        thought.set_timer(kind, person.id, thought.scene.now + FORGET_AFTER)
    elif kind == "unlink":
        thought.effects.append(Unlink())
        thought.set_timer("forget", person.id, thought.scene.now + FORGET_AFTER)
    else:
        thought.effects.append(Forget())


def open_up(thought: Thought) -> None:
    """The terminal was opened: what is held goes out, and a contact's waiting cards are shown in full."""
    thought.release()
    if thought.scene.contact is not None and any(
        rounds.stands(x, thought.signal(x.signal), thought) for x in thought.scene.waiting
    ):
        MACHINE.begin(thought, "show")


def speak(thought: Thought, event: Said | Pressed | Started | Sent | Located) -> None:
    """A person did something: they are answered, always."""
    scene = thought.scene
    if scene.group is not None and not team_group.member(thought):
        if not isinstance(event, Located):
            team_group.from_outside(thought, event)
        return
    text = event.text[:READ_AT_MOST] if isinstance(event, Said) else ""
    if isinstance(event, Sent):
        text = event.caption[:READ_AT_MOST]
    listen_for = danger if scene.contact is None else told_danger
    found = listen_for(text, scene.world.words) if text else None
    if isinstance(event, Sent) and event.coming and found not in care.GRAVE:
        return  # its photo is fetched first: it is heard when that is here, or given up
    if isinstance(event, Said) and scene.coming and found is None and scene.world.words.command(text) is None:
        thought.effects.append(Later())  # 'zo een': it is heard with the photo, and not as if there were none
        return
    back = hear_again(thought, event, found)
    if isinstance(event, Said):
        follow_language(thought, text, found)
    if found in ("violence", "doubt") and thought.talk is not None and thought.talk.flow == "safe-call":
        found = None  # when it is safe to call: the answer to our own question
    if found == "doubt" and just_grave(thought):
        found = None  # 112 was said just now
    if found in care.GRAVE and not about_the_card(thought, event, small=True, found=found):
        care.alarm(thought, found, text)
    if found in care.GRAVE:
        return
    if found in UNSURE:
        if scene.contact is None and found == "low":
            care.low(thought, MACHINE, text)
            return
        thought.answer("danger-doubt" if found == "doubt" else "danger-low", rank="emergency")
        threatened = found == "low" or "threatened" in sounds_of(scene.world.words, text)
        if scene.contact is not None and threatened and care.of_oneself(thought, text):
            rest_calmly(thought, "now" if found == "doubt" else "suicide")
            return  # no work, for an hour
        found = None
    if scene.group is not None and isinstance(event, Said | Pressed):
        team_group.from_member(thought, event)
        return
    if back and commands.starts_again(thought, event, MACHINE):
        return
    stories.left_alone(thought, event)
    heard = Heard(event, text, found)
    any(listen(thought, heard) for listen in LISTENERS)


def follow_language(thought: Thought, text: str, found: str | None) -> None:
    """A whole sentence in another language that we speak: we answer in it, and say how to go back.

    Of who is in danger (`found`) or in grief those words themselves are enough: that answer has to be understood.
    """
    words, own = thought.scene.world.words, thought.person.language
    spoken, grieving = other_language(text, words, own), None
    if spoken is None and not in_words_of(text, words, own):
        grieving = grieved_in(text, words)
        spoken = (cried_in(text, words) if found is not None else None) or grieving
    if spoken is None and not thought.person.met and other_language(text, words, "") != own:
        hello = greeted_in(text, words)  # the very first word of somebody whom we do not know yet
        spoken = hello if hello != own else None
        if spoken is None and thought.scene.contact is None:
            spoken = begun_in(text, words, own)
    if spoken is not None and spoken != own:
        thought.know(replace(thought.person, language=spoken))
        if thought.person.met and found not in care.GRAVE and grieving is None:
            thought.answer("language-followed")


def hear_again(thought: Thought, event: Event, found: str | None) -> bool:
    """Who writes may be written to again, and reads what waited; True after a full stop.

    Not while somebody is busy with the violence card, or says it again: nobody who looks on sees what waited.
    """
    silenced = thought.person.silenced
    if silenced == "violence" and (found in care.GRAVE or care.keeps_silent(thought, event)):
        return False
    if silenced is not None:
        if thought.talk is not None and thought.talk.flow == "safe-call":
            commands.leave(thought)
        elif thought.talk is not None and thought.talk.flow == "violence":
            thought.turn(None)
        thought.know(replace(thought.person, silenced=None))
    if silenced is not None or thought.scene.held:
        thought.release()
    return silenced == "stop"
