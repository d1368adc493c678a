"""Templates for outside WhatsApp's window: put at Twilio, handed to Meta, and looked after until Meta has judged them.

A changed text has another name, so it is another template; the older one stays, and is used until the new is approved.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from pydantic import ValidationError

from bot.channels.twilio_contents import ContentApi, ContentError, Known, Transact, kept
from bot.channels.twilio_renderings import Content
from storage import contents

#: What Twilio and Meta say, in our five words; what is not here is said as it is.
_WORDS: Mapping[str, str] = {"received": "pending", "in_review": "pending", "in-review": "pending", "unsubmitted": ""}


class Draft(Protocol):
    """A template that is to be approved."""

    @property
    def content(self) -> Content:
        """What it says."""

    @property
    def category(self) -> str:
        """'utility' or 'marketing'."""

    @property
    def samples(self) -> Mapping[str, str]:
        """An example for each variable, by its number."""


LOST = "lost"  #: Twilio does not have it any more: it is to be pushed again.


@dataclass(frozen=True, slots=True)
class Pushed:
    """What became of one: 'new', 'known', or 'failed' with why."""

    name: str
    outcome: str
    why: str = ""


class Templates:
    """Of one account."""

    def __init__(self, api: ContentApi, account: str, clock: Callable[[], datetime], transact: Transact) -> None:
        self._api, self._account, self._clock, self._transact = api, account, clock, transact

    async def push(self, drafts: Iterable[Draft]) -> list[Pushed]:
        """Creates what is not there, and asks Meta for what was never asked. Again does no harm."""
        known = {k.name: k for k in await self._known()}
        there: dict[str, Known] | None = None
        done: list[Pushed] = []
        for draft in drafts:
            content = draft.content
            before = known.get(content.name)
            if before is not None and before.sid is not None and before.approval not in ("", LOST):
                done.append(Pushed(content.name, "known"))
                continue
            try:
                if there is None:
                    there = {c.friendly_name: c for c in await self._api.all()}
                done.append(await self._put(draft, there.get(content.name)))
            except (ContentError, ValidationError) as error:
                why = str(error) if isinstance(error, ContentError) else "an answer that was not understood"
                done.append(Pushed(content.name, "failed", why))
        return done

    async def _put(self, draft: Draft, there: Known | None) -> Pushed:
        content, name, now = draft.content, draft.content.name, self._clock()
        wanted = kept(content, draft.category)
        claimed = await self._transact(lambda c: contents.claim(c, self._account, wanted, now, template=True))
        sid = there.sid if there is not None else None
        if sid is None and claimed.sid is None and not claimed.mine:
            return Pushed(name, "failed", "another process is at it: try again in a minute")
        if sid is None:
            sid = await self._api.create(content, draft.samples)
        found = sid
        await self._transact(lambda c: contents.keep(c, self._account, name, found))
        asked = there.approval_requests if there is not None else None
        if asked is None or not _word(asked.status):
            asked = await self._api.ask(sid, name, draft.category)
        verdict = {name: (_word(asked.status) or "pending", asked.rejection_reason)}
        await self._transact(lambda c: contents.judged(c, self._account, verdict, now))
        return Pushed(name, "new")

    async def look(self) -> Sequence[str]:
        """What Meta says now is remembered; the names that are approved since the last look. Raises ContentError."""
        known = await self._known()
        if not known:
            return ()
        try:
            there = await self._api.all()
        except ValidationError as error:
            raise ContentError("an answer that was not understood") from error
        found = {k.name: (LOST, "") for k in known if k.sid is not None}
        found |= {
            c.friendly_name: (_word(c.approval_requests.status), c.approval_requests.rejection_reason)
            for c in there
            if c.approval_requests is not None
        }
        now = self._clock()
        return await self._transact(lambda c: contents.judged(c, self._account, found, now))

    async def _known(self) -> list[contents.Kept]:
        return await self._transact(lambda c: contents.templates(c, self._account))


def _word(status: str) -> str:
    return _WORDS.get(status.casefold(), status.casefold())
