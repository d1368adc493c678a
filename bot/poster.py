"""A poster to print: one sentence, a QR code with the place filled in, and the ways for who cannot scan it."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

import segno

from bot.voice import Voice
from flows.directory import District
from flows.values import Value

#: A4, black on white; the code is ten centimetres wide, so that it can be scanned from two steps away.
STYLE = """
@page { size: A4; margin: 0 }
* { box-sizing: border-box; margin: 0 }
body { width: 210mm; min-height: 297mm; margin: 0 auto; padding: 16mm 18mm; display: flex; flex-direction: column;
  align-items: center; text-align: center; color: #000; background: #fff; font: 18pt/1.35 system-ui, sans-serif }
h1 { font-size: 42pt; line-height: 1.1; text-wrap: balance }
.lead { margin: 8mm 0; text-wrap: balance }
.code { width: 100mm }
.code svg { display: block; width: 100%; height: auto }
.how { margin-top: 6mm; font-weight: 600; text-wrap: balance }
.typed { margin-top: 3mm; overflow-wrap: anywhere }
footer { margin-top: auto; padding-top: 6mm; font-size: 14pt }
footer p + p { margin-top: 2mm }
.danger { font-weight: 700 }
"""


@dataclass(frozen=True, slots=True)
class Door:
    """Where the code leads. `typed`: what a text says to who cannot scan it, by the name of its variable."""

    channel: str  #: telegram, whatsapp or web
    link: str
    typed: Mapping[str, Value]


def telegram(name: str, district: District) -> Door:
    """A link carries the district's id: Telegram takes letters, digits, _ and - only."""
    return Door("telegram", f"https://t.me/{name}?start={district.id}", {"name": f"@{name}"})


def whatsapp(number: str, place: str) -> Door:
    """The text is typed for who scans it: they see the place, and can change it."""
    text = f"Hallo! ({place})"
    return Door("whatsapp", f"https://wa.me/{number[1:]}?text={quote(text)}", {"number": number, "text": text})


def web(public_url: str, district: District) -> Door:
    """The page, for who has no app."""
    link = f"{public_url}/?start={district.id}"
    return Door("web", link, {"address": link})


def poster(voice: Voice, district: District, door: Door, language: str, place: str = "") -> str:
    """A whole HTML page that needs nothing else: print it, or save it as PDF. `place`: where it hangs."""

    def say(key: str, **values: Value) -> str:
        return escape(voice.say(f"poster-{key}", values, language))

    where = place or (district.called if language == "nl" else district.name)
    title = say("title", place=where)
    code = segno.make(door.link, error="m", micro=False).svg_inline(border=4, omitsize=True)
    desk = district.desk.name.get(language) or district.desk.name["nl"]
    when = district.meeting.when.get(language) or district.meeting.when["nl"]
    return f"""<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8"><title>{title}</title><style>{STYLE}</style></head>
<body>
<h1>{title}</h1>
<p class="lead">{say("lead")}</p>
<div class="code" role="img" aria-label="{say("code", address=door.link)}">{code}</div>
<p class="how">{say(f"how-{door.channel}")}</p>
<p class="typed">{escape(voice.say(f"poster-typed-{door.channel}", door.typed, language))}</p>
<footer>
<p>{say("computer")}</p>
<p>{say("person", when=when, meeting=district.meeting.place, desk=desk, phone=district.desk.phone)}</p>
<p class="danger">{say("danger")}</p>
</footer>
</body>
</html>
"""
