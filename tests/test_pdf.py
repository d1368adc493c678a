"""A PDF as it is kept: its pages and its links, and nothing that says who made it or that acts by itself."""

import io
import re
import subprocess
import sys
import zlib
from collections.abc import Callable

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.actions import JavaScript
from pypdf.generic import (
    ArrayObject,
    ContentStream,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from bot.media import LARGEST, MediaError, taken, written_anew
from bot.pdf import UNPACKED, without_camera
from tests.builders import pdf, photo

WORD = "zilvergrijs"
Spoil = Callable[[PdfWriter], None]


def written(*spoils: Spoil) -> bytes:
    """One page with words on it, and what these put into the file."""
    writer, made = PdfWriter(), io.BytesIO()
    page = writer.add_blank_page(200, 100)
    stream = ContentStream(None, writer)
    stream.set_data(b"BT (een bankje) Tj ET")
    page[NameObject("/Contents")] = writer._add_object(stream)
    for spoil in spoils:
        spoil(writer)
    writer.write(made)
    return made.getvalue()


def everything(content: bytes) -> str:
    """The file, and whatever lies compressed in it, as text."""
    found = [content]
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
        try:
            found.append(zlib.decompress(packed))
        except zlib.error:
            continue
    return b"\n".join(found).decode("latin-1")


def thing(**entries: object) -> DictionaryObject:
    """A dictionary: strings that begin with '/' are names, others are texts."""
    made = DictionaryObject()
    for key, value in entries.items():
        made[NameObject(f"/{key}")] = _object(value)
    return made


def _object(value: object) -> PdfObject:
    match value:
        case PdfObject():
            return value
        case str() if value.startswith("/"):
            return NameObject(value)
        case list():
            return ArrayObject(_object(v) for v in value)
        case int():
            return NumberObject(value)
        case _:
            return TextStringObject(str(value))


def stream(writer: PdfWriter, data: bytes, **entries: object) -> PdfObject:
    made = DecodedStreamObject()
    made.set_data(data)
    made.update(thing(**entries))
    return writer._add_object(made)


def on_page(writer: PdfWriter, *notes: DictionaryObject) -> None:
    writer.pages[0][NameObject("/Annots")] = _object([writer._add_object(note) for note in notes])


def at_root(writer: PdfWriter, key: str, value: object) -> None:
    writer.root_object[NameObject(key)] = _object(value)


def _camera(writer: PdfWriter) -> None:
    image = StreamObject()
    image._data = photo()
    image.update(thing(Type="/XObject", Subtype="/Image", Filter="/DCTDecode", Width=40, Height=20))
    writer.pages[0][NameObject("/Resources")] = thing(XObject=thing(Im1=writer._add_object(image)))


def _packed_camera(writer: PdfWriter) -> None:
    image = StreamObject()
    image._data = zlib.compress(photo())
    image.update(thing(Subtype="/Image", Filter=["/FlateDecode", "/DCTDecode"], DecodeParms=[thing(), thing()]))
    writer.pages[0][NameObject("/Resources")] = thing(XObject=thing(Im1=writer._add_object(image)))


def _file_inside(writer: PdfWriter) -> None:
    writer.add_attachment("plan.txt", WORD.encode())


SCRIPT = {"S": "/JavaScript", "JS": f"app.alert('{WORD}')"}
SPOILS: dict[str, Spoil] = {
    "who wrote it": lambda w: w.add_metadata({"/Author": WORD, "/Title": WORD}),
    "as XMP": lambda w: at_root(w, "/Metadata", stream(w, WORD.encode(), Type="/Metadata", Subtype="/XML")),
    "as XMP of a page": lambda w: w.pages[0].update(
        thing(Metadata=stream(w, WORD.encode()), PieceInfo=thing(Word=thing(Private=WORD)))
    ),
    "in the camera": _camera,
    "in the camera, packed": _packed_camera,
    "a name in a comment": lambda w: on_page(w, thing(Subtype="/Text", T=WORD, Contents="mooi")),
    "when opened": lambda w: w.add_open_action(JavaScript(f"app.alert('{WORD}')")),
    "when a page opens": lambda w: w.pages[0].update(thing(AA=thing(O=thing(**SCRIPT)))),
    "when pressed": lambda w: on_page(w, thing(Subtype="/Link", A=thing(**SCRIPT))),
    "a program": lambda w: on_page(w, thing(Subtype="/Link", A=thing(S="/Launch", F=WORD))),
    "another file": lambda w: on_page(w, thing(Subtype="/Link", A=thing(S="/GoToR", F=WORD))),
    "an address that is a script": lambda w: on_page(
        w, thing(Subtype="/Link", A=thing(S="/URI", URI=f"JavaScript:{WORD}"))
    ),
    "after an honest link": lambda w: on_page(
        w, thing(Subtype="/Link", A=thing(S="/URI", URI="https://wijk.example/", Next=thing(**SCRIPT)))
    ),
    "sent away": lambda w: on_page(w, thing(Subtype="/Widget", A=thing(S="/SubmitForm", F=WORD))),
    "a file inside": _file_inside,
    "a file on the page": lambda w: on_page(
        w,
        thing(
            Subtype="/FileAttachment",
            FS=thing(Type="/Filespec", F=WORD, EF=thing(F=stream(w, WORD.encode(), Type="/EmbeddedFile"))),
        ),
    ),
    "a film": lambda w: on_page(w, thing(Subtype="/RichMedia", RichMediaContent=thing(Assets=WORD))),
    "a form that acts": lambda w: at_root(w, "/AcroForm", thing(Fields=[], XFA=stream(w, WORD.encode()))),
    "who signed it": lambda w: on_page(w, thing(Subtype="/Widget", FT="/Sig", V=thing(Name=WORD))),
    "what nobody knows": lambda w: at_root(w, "/Invented", WORD),
    "below a known name": lambda w: at_root(
        w, "/Outlines", thing(First=w._add_object(thing(Title="een", A=thing(**SCRIPT))))
    ),
}


@pytest.mark.parametrize("spoil", SPOILS.values(), ids=SPOILS.keys())
def test_what_was_written_about_it_and_what_acts_is_taken_out(spoil: Spoil) -> None:
    spoilt = written(spoil)
    assert WORD in everything(spoilt)
    made = taken("document", spoilt)
    assert (made.kind, made.content_type) == ("document", "application/pdf")
    assert made.content.startswith(b"%PDF-1.7")
    left = everything(made.content)
    assert WORD not in left
    assert not re.search(r"/(JavaScript|JS|OpenAction|AA|Launch|SubmitForm|EmbeddedFiles?|Info|Metadata)\b", left)
    (page,) = PdfReader(io.BytesIO(made.content)).pages
    assert "een bankje" in everything(made.content)
    assert tuple(page.mediabox)[2:] == (200, 100)


def packed_up(root: bytes, fourth: bytes) -> bytes:
    """One page; all objects lie in one compressed stream."""
    objects = [
        root,
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>",
        fourth,
    ]
    offsets, packed = [], b""
    for n, body in enumerate(objects, 1):
        offsets.append(f"{n} {len(packed)}")
        packed += body + b" "
    head = " ".join(offsets).encode() + b" "
    body = zlib.compress(head + packed)
    made = b"%PDF-1.5\n"
    at = len(made)
    made += b"5 0 obj << /Type /ObjStm /N 4 /First %d /Length %d /Filter /FlateDecode >> stream\n" % (
        len(head),
        len(body),
    )
    made += body + b"\nendstream endobj\n"
    table = b"".join(bytes([2, 0, 5, n]) for n in range(4))
    table = bytes([0, 0, 0, 0]) + table + bytes([1]) + at.to_bytes(2, "big") + bytes([0])
    start = len(made)
    made += b"6 0 obj << /Type /XRef /Size 6 /W [1 2 1] /Root 1 0 R /Length %d >> stream\n" % len(table)
    made += table + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF" % start
    return made


def plain(root: bytes, fourth: bytes) -> bytes:
    """The same with nothing packed."""
    pages = (b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>", b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>")
    made, table = b"%PDF-1.7\n", b"xref\n0 5\n0000000000 65535 f \n"
    for n, body in enumerate((root, *pages, fourth), 1):
        table += b"%010d 00000 n \n" % len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (n, body)
    return made + table + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(made)


def test_it_is_taken_out_of_a_file_that_keeps_its_objects_packed_too() -> None:
    """Many programs write all their objects into one compressed stream."""
    made = packed_up(
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (zilvergrijs) >> /Metadata 4 0 R >>",
        b"<< /Title (zilvergrijs) >>",
    )
    assert WORD in everything(made)
    left = taken("document", made).content
    assert (WORD in everything(left), len(PdfReader(io.BytesIO(left)).pages)) == (False, 1)


def test_what_is_only_looked_at_or_pressed_stays() -> None:
    def spoil(w: PdfWriter) -> None:
        on_page(
            w,
            thing(Subtype="/Link", A=thing(S="/URI", URI="https://wijk.example/plan")),
            thing(Subtype="/Widget", FT="/Tx", T="naam", V="het plein"),
            thing(Subtype="/Text", T=WORD, Contents="hier een bankje"),
        )
        at_root(w, "/Lang", "nl-NL")

    left = PdfReader(io.BytesIO(taken("document", written(spoil)).content))
    link, field, comment = (note.get_object() for note in left.pages[0].annotations or ())
    assert link == {"/Subtype": "/Link", "/A": {"/S": "/URI", "/URI": "https://wijk.example/plan"}}
    assert (field["/T"], field["/V"]) == ("naam", "het plein")
    assert comment == {"/Subtype": "/Text", "/Contents": "hier een bankje"}
    assert str(left.root_object["/Lang"]) == "nl-NL"


def test_a_photo_in_it_is_the_same_photo_without_its_camera() -> None:
    from PIL import Image

    bare = without_camera(photo())
    assert WORD.encode() in photo()
    assert WORD.encode() not in bare
    before, after = (Image.open(io.BytesIO(content)) for content in (photo(), bare))
    assert (after.tobytes(), dict(after.getexif())) == (before.tobytes(), {})
    for broken in (b"", b"\xff\xd8", b"\xff\xd8\xff\xe1\0\0", photo()[:40], b"\xff\xd8" + b"\xff\xe1\0\0" * 9):
        without_camera(broken)


def locked(password: str) -> bytes:
    writer, made = PdfWriter(clone_from=io.BytesIO(pdf())), io.BytesIO()
    writer.encrypt(password, "de baas")
    writer.write(made)
    return made.getvalue()


ROOT = b"<< /Type /Catalog /Pages 2 0 R /Outlines 4 0 R >>"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (packed_up(ROOT, b"[" + b"0 " * UNPACKED + b"]"), "media-not-document"),
        (packed_up(ROOT, b"[" + (b"[" + b"[]" * 90_000 + b"]") * 3 + b"]"), "media-too-large"),
        (b"", "media-not-document"),
        (b"<html>%PDF-1.7", "media-not-document"),
        (b"PK\3\4" + bytes(40), "media-not-document"),
        (b"%PDF-1.7\n" + bytes(40), "media-not-document"),
        (pdf()[: len(pdf()) // 2], "media-not-document"),
        (b"%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 1 0 R >> endobj trailer << /Root 1 0 R >>", "media-not-document"),
        (b"%PDF-1.7\ntrailer << /Root " + b"[" * 5_000, "media-not-document"),
        (b"%PDF-" + bytes(LARGEST), "media-too-large"),
        (locked("geheim"), "media-locked"),
        (locked(""), "media-locked"),
    ],
    ids=[
        "a bomb",
        "very many",
        "nothing",
        "a page",
        "a zip",
        "zeros",
        "half",
        "round in circles",
        "deep",
        "large",
        "locked",
        "half locked",
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_kind_text(content: bytes, why: str) -> None:
    with pytest.raises(MediaError) as refused:
        taken("document", content)
    assert refused.value.key == why


def test_a_file_that_keeps_us_busy_ends_its_own_process() -> None:
    """Numbers without end are no object too many, and still take a minute and all memory of a small machine."""
    busy = plain(ROOT, b"[" + (b"[" + b"0 " * 90_000 + b"]") * 30 + b"]")
    with pytest.raises(MediaError) as late:
        written_anew(busy, seconds=1)
    with pytest.raises(MediaError) as large:
        written_anew(busy, room=100 * 1024 * 1024)
    assert (late.value.key, large.value.key) == ("media-too-large", "media-too-large")


def test_the_library_is_never_loaded_beside_the_conversations() -> None:
    takes = "from bot.media import taken; taken('document', sys.stdin.buffer.read())"
    says = f"import sys, bot.running; {takes}; print('pypdf' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", says], input=pdf(), capture_output=True, check=True)
    assert told.stdout.strip() == b"False"
