"""WhatsApp templates: which words may reach somebody who has not written for a day."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.checkup import Finding, good, mend


@dataclass(frozen=True, slots=True)
class Templates:
    """The unasked texts, each in each language, and what WhatsApp made of them. `rejected`: their keys."""

    wanted: int
    approved: int
    waiting: int = 0
    rejected: tuple[str, ...] = ()

    @property
    def missing(self) -> int:
        """Those that were never sent in for approval."""
        return self.wanted - self.approved - self.waiting - len(self.rejected)


def kept(connection: Connection) -> Templates | None:
    """What the memory knows of them; None while it keeps none."""
    return None


def judged(templates: Templates) -> Iterator[Finding]:
    """What it means for residents, who else would wait until they write again."""
    if templates.approved == templates.wanted:
        yield good(f"WhatsApp approved every unasked text ({templates.wanted})")
        return
    held = "until then those words wait behind the person's next message"
    if templates.missing:
        yield mend(
            f"{templates.missing} of {templates.wanted} unasked texts were never sent in as WhatsApp templates; "
            f"{held}. `wijkbot whatsapp templates push` sends them in."
        )
    for key in templates.rejected:
        yield mend(
            f"WhatsApp rejected the template of '{key}'; {held}. `wijkbot whatsapp templates status` says why; change "
            "the text and push again."
        )
    if templates.waiting:
        yield good(f"{templates.waiting} templates wait for WhatsApp's approval; {held}")
