"""Photos, voice notes and documents as they come in: measured; photos and the pages of a PDF are drawn anew.

Nothing of the camera or of who wrote it goes along: no place, no date, no name. What somebody says a file is, is not
believed; its first bytes are. The library that draws is loaded with the first photo.
"""

import io
import logging
import secrets
import subprocess
import sys
from typing import Literal, get_args

from flows.events import Attached

LONGEST_SIDE = 1600  #: Pixels of the photo that is kept.
MOST_PIXELS = 40_000_000  #: Decoded at once, at most (120 MB for a moment); a JPEG is made smaller while it is read.
LARGEST = 20 * 1024 * 1024  #: Bytes that are fetched from a provider, at most; Telegram gives no more.
LARGEST_PHOTO = LARGEST  #: Bytes as they came in.
LARGEST_VOICE = 5 * 1024 * 1024
ROOM, SECONDS = 512 * 1024 * 1024, 20  #: Memory (bytes) and processor time in which a PDF is drawn anew.
WAITS = 120  #: Seconds before it is given up, on a busy machine.
QUALITY = 82
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")

logging.getLogger("PIL").setLevel(logging.WARNING)  # below that it writes down what the camera wrote in the file


Kind = Literal["photo", "voice", "document"]  #: What is kept of what people send.
KINDS: tuple[Kind, ...] = get_args(Kind)
Refusal = Literal["heic", "not-photo", "not-voice", "not-document", "locked", "too-long", "too-large"]


class MediaError(Exception):
    """This cannot be kept; `key` is the text that says so kindly and what to do instead."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why)
        self.why = why
        self.key = f"media-{why}"


def kind_of(what: str) -> Kind | None:
    """Which of them this is; None for what is not kept."""
    return next((kind for kind in KINDS if kind == what), None)


def taken(what: Kind, content: bytes) -> Attached:
    """What is kept of a file that somebody sent, under a name that nobody can guess. Raises `MediaError`.

    A photo that was sent as a document is a photo.
    """
    if what == "photo" or (what == "document" and _is_picture(content)):
        return Attached(secrets.token_hex(16), "photo", "image/jpeg", _drawn_anew(content))
    if what == "document":
        return Attached(secrets.token_hex(16), what, "application/pdf", pages_drawn(content))
    if len(content) > LARGEST_VOICE:
        raise MediaError("too-large")
    return Attached(secrets.token_hex(16), what, _sound(content), content)


def pages_drawn(content: bytes, room: int = ROOM, seconds: int = SECONDS) -> bytes:
    """The same PDF as `bot.pdf` draws it, in a process of its own that knows no setting. Raises `MediaError`."""
    if len(content) > LARGEST:
        raise MediaError("too-large")
    try:
        done = subprocess.run(  # noqa: S603 - our own module; what is not believed goes in as bytes
            [sys.executable, "-I", "-m", "bot.pdf", str(room), str(seconds)],
            input=content,
            capture_output=True,
            timeout=WAITS,
            env={},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise MediaError("too-large") from error
    if done.returncode == 0:
        return done.stdout
    said = done.stderr.decode(errors="replace").strip()
    raise MediaError(next((why for why in get_args(Refusal) if why == said), "too-large"))


def _is_picture(content: bytes) -> bool:
    return content.startswith(_PICTURES) or _is_heic(content) or (content[:4] == b"RIFF" and content[8:12] == b"WEBP")


def _is_heic(content: bytes) -> bool:
    return content[4:8] == b"ftyp" and content[8:12] in _HEIC


def _drawn_anew(content: bytes) -> bytes:
    """The same picture upright, at most 1600 pixels, as a JPEG without anything that was written in the file."""
    if _is_heic(content):
        raise MediaError("heic")
    if len(content) > LARGEST_PHOTO:
        raise MediaError("too-large")
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # ours is the one limit; theirs only warns
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as opened:
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            if opened.width * opened.height > MOST_PIXELS:
                raise MediaError("too-large")
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            seen = upright.convert("RGBA")
            fresh = Image.new("RGB", seen.size, "white")  # a new image: what stood in the old one stays behind
            fresh.paste(seen, mask=seen.getchannel("A"))
    except MediaError:
        raise
    except Exception as error:  # a broken or hostile file may raise anything in a decoder: it is refused
        raise MediaError("not-photo") from error
    drawn = io.BytesIO()
    fresh.save(drawn, "JPEG", quality=QUALITY)
    return drawn.getvalue()


def _sound(content: bytes) -> str:
    """The content type of a recording, by its first bytes."""
    if content.startswith(b"\x1a\x45\xdf\xa3"):
        return "audio/webm"
    if content.startswith(b"OggS"):
        return "audio/ogg"
    if content[4:8] == b"ftyp":
        return "audio/mp4"
    if content.startswith(b"RIFF") and content[8:12] == b"WAVE":
        return "audio/wav"
    if content.startswith(b"ID3") or (len(content) > 1 and content[0] == 0xFF and content[1] & 0xE0 == 0xE0):
        return "audio/mpeg"
    raise MediaError("not-voice")
