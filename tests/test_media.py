"""Photos and voice notes: what comes in is not what is kept. A photo is drawn anew, a voice stays as it is."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import select

from bot.media import LARGEST_VOICE, LONGEST_SIDE, MediaError, taken
from flows.events import Inbound, Sent
from storage.tables import inbox, media
from tests.builders import VOICE, attached, photo, village

BENCH = "er moet een bankje bij het speeltuintje in de Bloemenbuurt"


def drawn(kind: str, size: tuple[int, int] = (30, 20), mode: str = "RGB") -> bytes:
    """A picture of this kind."""
    made = io.BytesIO()
    Image.new(mode, size, (0, 128, 0, 0) if mode == "RGBA" else 0).save(made, kind)
    return made.getvalue()


def bomb() -> bytes:
    """A PNG of 200 bytes that says it is 50,000 pixels wide and high."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(99))) + chunk(b"IEND", b"")


def kept(content: bytes) -> Image.Image:
    """The photo as it is kept."""
    return Image.open(io.BytesIO(taken("photo", content).content))


def test_a_photo_stands_upright_and_says_nothing_of_its_camera() -> None:
    assert b"zilvergrijs" in photo()
    fresh = kept(photo())
    assert fresh.size == (20, 40), "the quarter turn was written in the file; now it is in the picture"
    assert dict(fresh.getexif()) == {}
    assert set(fresh.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert b"zilvergrijs" not in taken("photo", photo()).content


@pytest.mark.parametrize(
    "content",
    [drawn("PNG"), drawn("PNG", mode="RGBA"), drawn("PNG", mode="P"), drawn("PNG", mode="I;16"), drawn("WEBP"),
     drawn("JPEG", mode="CMYK"), drawn("JPEG", mode="L")],
    ids=["png", "transparent", "palette", "16 bits", "webp", "cmyk", "grey"],
)  # fmt: skip
def test_every_kind_of_photo_becomes_one_kind(content: bytes) -> None:
    fresh = kept(content)
    assert (fresh.format, fresh.mode, fresh.size) == ("JPEG", "RGB", (30, 20))


def test_a_large_photo_is_made_smaller() -> None:
    assert kept(drawn("JPEG", (4000, 1000))).size == (LONGEST_SIDE, LONGEST_SIDE // 4)
    assert kept(drawn("JPEG", (12000, 9000), "L")).size == (LONGEST_SIDE, 1200), "as many telephones make them"


@pytest.mark.parametrize(
    ("what", "content", "why"),
    [
        ("photo", b"\0\0\0\x18ftypheic" + bytes(40), "media-heic"),
        ("photo", bomb(), "media-too-large"),
        ("photo", photo()[:300], "media-not-photo"),
        ("photo", b"", "media-not-photo"),
        ("photo", b"GIF89a" + bytes(40), "media-not-photo"),
        ("photo", b"<svg onload='alert(1)'/>", "media-not-photo"),
        ("photo", b"\xff\xd8" + bytes(21 * 1024 * 1024), "media-too-large"),
        ("voice", b"<html>", "media-not-voice"),
        ("voice", b"", "media-not-voice"),
        ("voice", VOICE + bytes(LARGEST_VOICE), "media-too-large"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_kind_text(what: str, content: bytes, why: str) -> None:
    with pytest.raises(MediaError) as refused:
        taken("photo" if what == "photo" else "voice", content)
    assert refused.value.key == why


@pytest.mark.parametrize(
    ("begins", "content_type"),
    [
        (b"\x1a\x45\xdf\xa3", "audio/webm"),
        (b"OggS", "audio/ogg"),
        (b"\0\0\0\x20ftypM4A ", "audio/mp4"),
        (b"RIFF\0\0\0\0WAVE", "audio/wav"),
        (b"ID3", "audio/mpeg"),
        (b"\xff\xfb", "audio/mpeg"),
    ],
)
def test_a_voice_stays_as_it_is(begins: bytes, content_type: str) -> None:
    made = taken("voice", begins + bytes(20))
    assert (made.content_type, made.content) == (content_type, begins + bytes(20))


def test_no_two_have_the_same_name_and_no_log_shows_one() -> None:
    first, second = attached("photo"), attached("photo")
    assert first.id != second.id
    assert "content=" not in repr(first)


def test_a_photo_is_kept_with_its_message_once(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        sent = attached("photo")
        message = Inbound("web", "1", "noor", Sent("photo", BENCH, sent.reference), v.now, attached=sent)
        v.house.writer.hear([message, message])
        v.house.writer.hear([message])
        with v.house.engine.begin() as connection:
            rows = connection.execute(select(media)).all()
            assert connection.execute(select(inbox.c.id).where(inbox.c.channel == "web")).all() != []
        assert [(r.id, r.content, r.signal) for r in rows] == [(sent.id, sent.content, None)]


@pytest.mark.parametrize("answer", ["ja", "nee"])
def test_before_the_yes_it_is_nobody_elses_and_goes_with_the_no(database_url: str, tmp_path: Path, answer: str) -> None:
    with village(database_url, tmp_path) as v:
        v.sends("noor", "photo", BENCH)
        v.says("noor", answer)
        with v.house.engine.begin() as connection:
            rows = [r.signal for r in connection.execute(select(media.c.signal))]
        assert rows == ([1] if answer == "ja" else [])


def test_without_a_yes_it_goes_after_a_day(tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path}/w.db", tmp_path) as v:
        v.sends("noor", "photo")
        v.sends("fatma", "voice")
        v.passes(hours=25)
        with v.house.engine.begin() as connection:
            assert connection.execute(select(media.c.id)).all() == []


def test_a_photo_with_a_grave_word_is_not_kept(tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path}/w.db", tmp_path) as v:
        assert "Veilig Thuis" in " ".join(v.sends("noor", "photo", "mijn man slaat mij"))
        with v.house.engine.begin() as connection:
            assert connection.execute(select(media.c.id)).all() == []


def test_nobody_attaches_the_photo_of_another(tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path}/w.db", tmp_path) as v:
        v.sends("noor", "photo", BENCH)
        with v.house.engine.begin() as connection:
            id = connection.execute(select(media.c.id)).scalar()
        v.says("kees", Sent("photo", "graag meer groen in de Bloemenbuurt", f"kept:{id}"), "ja")
        with v.house.engine.begin() as connection:
            assert connection.execute(select(media.c.signal)).scalars().all() == [None]


def test_a_photo_of_another_channel_is_said_not_to_be_kept(tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path}/w.db", tmp_path) as v:
        assert "foto kan ik nog niets" in " ".join(v.says("noor", Sent("photo", "", "AgACAgQAAxk")))
        v.says("noor", "de lantaarn is stuk in de Bloemenbuurt", "ja", "een beetje")
        said = v.says("noor", Sent("photo", "het deurtje hangt open", "AgACAgQAAxk"))
        assert "niet bewaren" in " ".join(said)
        assert "beter maken" in " ".join(said)
