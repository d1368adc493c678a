"""A message as a mail: plain text first, simple HTML beside it, buttons as signed links.

The subject holds no words of people: it is read on locked screens. Mails about one signal hang together, because each
of them answers the same message, which was never sent.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from html import escape

from bot.house import House
from bot.links import address_of
from bot.message import Message
from flows.directory import OPERATOR, District
from flows.values import Link, Value

PAGE = "mail"  #: The first part of the address of the page behind a mail.
ROUND = "round-do"
_OURS = re.compile(r"https?://\S+")
_STYLE = "font:16px/1.5 system-ui,sans-serif;color:#17211e;max-width:36rem"
_BUTTON = "display:inline-block;padding:10px 16px;border:1px solid #0b6e5c;border-radius:8px;color:#0b6e5c"


def letter(house: House, address: str, message: Message, now: datetime) -> EmailMessage:
    """The whole mail."""
    contact = contact_of(house, address)
    district = house.directory.district_of(contact) if contact else None
    sender = house.settings.smtp_from or ""
    domain = sender.rpartition("@")[2]
    mail = EmailMessage()
    mail["From"] = formataddr((sender_name(district), sender))
    mail["To"] = address
    mail["Reply-To"] = f"noreply@{domain}"
    mail["Subject"] = _subject(house, message, district)
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = message_id(house, message)
    if message.signal is not None:
        mail["In-Reply-To"] = mail["References"] = _root(house, message.signal)
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    links = _links(house, contact, message, now)
    mail.set_content("\n".join(_plain(house, message, links, district)), cte="quoted-printable")
    mail.add_alternative("".join(_html(house, message, links, district)), subtype="html", cte="quoted-printable")
    return mail


def contact_of(house: House, address: str) -> str | None:
    """Whose this address is, by the district files; the operator's by the setting."""
    known = next((c.id for c in house.directory.contacts.values() if c.email == address), None)
    return known or (OPERATOR if house.settings.alerts_to == ("email", address) else None)


def sender_name(district: District | None) -> str:
    """Who writes: 'Wijkbot Bloemenbuurt'."""
    return f"Wijkbot {district.name}" if district else "Wijkbot"


def message_id(house: House, message: Message) -> str:
    """The same for the same message, so that a repeat is seen to be one; no other installation makes it."""
    return _id(house, f"m{message.row}")


def _root(house: House, signal: int) -> str:
    return _id(house, f"s{signal}")


def _id(house: House, name: str) -> str:
    domain = (house.settings.smtp_from or "").rpartition("@")[2]
    return f"<{name}.{house.keys.sign(f'message {name}')}@{domain}>"


def _subject(house: House, message: Message, district: District | None) -> str:
    name = sender_name(district)
    values: Mapping[str, Value] = {"name": name}
    if message.signal is not None:
        return house.voice.say("mail-subject-signal", {**values, "number": message.signal}, message.language)
    key = "mail-subject-round" if message.key == ROUND else "mail-subject"
    return house.voice.say(key, values, message.language)


def _links(house: House, contact: str | None, message: Message, now: datetime) -> list[str]:
    """The page of each button, and last the page to write on; none without a public address, or without a row."""
    if house.settings.public_url is None or contact is None or message.row == 0:
        return []
    numbers = (*range(1, len(message.choices) + 1), 0)
    return [address_of(house, Link(PAGE, contact, message.row, n), now) for n in numbers]


def _ending(house: House, message: Message, links: list[str], district: District | None) -> Iterator[str]:
    """What is honest to say under every mail."""
    say, language = house.voice.say, message.language
    if links:
        yield say("mail-links-valid", {}, language)
    elif district is not None:
        values: Mapping[str, Value] = {
            "desk": district.desk.name.get(language, district.desk.name["nl"]),
            "phone": district.desk.phone,
        }
        yield say("mail-no-links", values, language)
    yield say("mail-no-reply", {}, language)


def _plain(house: House, message: Message, links: list[str], district: District | None) -> Iterator[str]:
    yield message.text
    yield ""
    for label, link in zip(message.choices, links, strict=False):
        yield f"{label}:\n{link}\n"
    if links:
        yield f"{house.voice.say('mail-write', {}, message.language)}:\n{links[-1]}\n"
    yield "-- "
    yield from _ending(house, message, links, district)


def _html(house: House, message: Message, links: list[str], district: District | None) -> Iterator[str]:
    yield f'<!doctype html><html lang="{escape(message.language)}"><body style="{_STYLE}">'
    yield paragraphs(message.text)
    for label, link in zip(message.choices, links, strict=False):
        yield f'<p><a href="{escape(link)}" style="{_BUTTON}">{escape(label)}</a></p>'
    if links:
        write = house.voice.say("mail-write", {}, message.language)
        yield f'<p><a href="{escape(links[-1])}" style="color:#0b6e5c">{escape(write)}</a></p>'
    for line in _ending(house, message, links, district):
        yield f'<p style="color:#51605b;font-size:14px">{escape(line)}</p>'
    yield "</body></html>"


def paragraphs(text: str) -> str:
    """Text as HTML, a paragraph a line; addresses in it can be pressed, everything else is only text."""
    return "".join(f"<p>{''.join(_parts(line))}</p>" for line in text.split("\n") if line.strip())


def _parts(line: str) -> Iterator[str]:
    at = 0
    for found in _OURS.finditer(line):
        address = found[0].rstrip(".,;:)’'")
        yield escape(line[at : found.start()])
        yield f'<a href="{escape(address)}">{escape(address)}</a>'
        at = found.start() + len(address)
    yield escape(line[at:])
