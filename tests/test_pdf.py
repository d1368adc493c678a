"""A PDF as it is kept: the same pages to look at, and nothing else that was in it."""

import io
import re
import subprocess
import sys
import zlib
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from bot.media import LARGEST, MOST_PIXELS, MediaError, pages_drawn, taken
from bot.pdf import LONGEST, MOST_PAGES, SHORTEST
from bot.pdf import MOST_PIXELS as MOST_OF_A_PAGE
from tests.builders import pdf, photo
from tests.paper import WORDS, image, locked, paper, stream

WORD = b"zilvergrijs"
LOCALES = Path(__file__).resolve().parent.parent / "locales"
#: All that may be named in what is kept: pages, and a picture on each.
NAMES = (
    b"Type Catalog Pages Page Count Kids Parent MediaBox Rotate Contents Resources XObject ExtGState BM Normal CA ca"
)
NAMES += b" Filter FlateDecode DCTDecode Length Width Height BitsPerComponent ColorSpace DeviceRGB Subtype Image"
NAMES += b" Creator PDFium Root Info Size ID"


def everything(content: bytes) -> bytes:
    """The file, and whatever lies compressed in it."""
    found = [content]
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
        try:
            found.append(zlib.decompress(packed))
        except zlib.error:
            continue
    return b"\n".join(found)


def kept(content: bytes) -> bytes:
    """What is kept of it."""
    made = taken("document", content)
    assert (made.kind, made.content_type) == ("document", "application/pdf")
    return made.content


def pictures(content: bytes) -> list[Image.Image]:
    """Its pages, as somebody sees them who opens what was kept."""
    with pdfium.PdfDocument(content) as document:
        return [page.render(scale=2).to_pil().convert("RGB") for page in document]


def inked(content: bytes, box: tuple[int, int, int, int] = (0, 0, 400, 200)) -> int:
    """How many pixels of this part of its first page are not white. Its pages are 400 by 200 of them."""
    return sum(pictures(content)[0].crop(box).convert("L").histogram()[:200])


@cache
def jpeg2000() -> bytes:
    """A picture with who made it beside it, in a box of XML."""
    drawn = io.BytesIO()
    Image.new("RGB", (40, 20), "green").save(drawn, "JPEG2000")
    said = b"<author>" + WORD + b"</author>"
    made = drawn.getvalue()
    at = made.index(b"jp2c") - 4
    return made[:at] + (8 + len(said)).to_bytes(4, "big") + b"xml " + said + made[at:]


@cache
def padded_photo() -> bytes:
    """A JPEG with a fill byte before its comment, and bytes behind its end."""
    drawn = io.BytesIO()
    Image.new("RGB", (40, 20), "green").save(drawn, "JPEG")
    made = drawn.getvalue()
    return made[:2] + b"\xff\xff\xfe" + (2 + len(WORD)).to_bytes(2, "big") + WORD + made[2:] + WORD


def _with_picture(packed: bytes) -> bytes:
    return paper(WORDS + b" q 40 0 0 20 100 60 cm /I Do Q", resources=b"/XObject << /I 6 0 R >>", more=[packed])


def _with_note(note: bytes, *more: bytes) -> bytes:
    return paper(page=b"/Annots [6 0 R]", more=[b"<< /Type /Annot /Rect [120 60 160 90] %s >>" % note, *more])


def _in_stream(kind: bytes) -> bytes:
    return paper(page=kind + b" 6 0 R", more=[stream(WORD)])


INLINE = b" q 40 0 0 20 100 60 cm BI /W 40 /H 20 /CS /RGB /BPC 8 /F /DCT ID " + padded_photo() + b" EI Q"
LAYER = b" /OC /Plan BDC BT /F 12 Tf 20 80 Td (" + WORD + b") Tj ET EMC"
GROUP = b"<< /Type /OCG /Name (Plan) /Usage << /CreatorInfo << /Creator (" + WORD + b") >> >> >>"
SCRIPT = b"<< /S /JavaScript /JS (app.alert\\('" + WORD + b"'\\)) >>"
NAMED = b"(" + WORD + b")"
SAYS: dict[str, bytes] = {
    "who wrote it": paper(trailer=b"/Info << /Author " + NAMED + b" >>"),
    "as XMP": paper(root=b"/Metadata 6 0 R", more=[stream(WORD, b"/Type /Metadata /Subtype /XML")]),
    "as XMP of a page": _in_stream(b"/Metadata"),
    "what a program wrote for itself": paper(page=b"/PieceInfo << /Word << /Private " + NAMED + b" >> >>"),
    "a key that nobody knows": paper(root=b"/Invented " + NAMED),
    "a key in a page": _in_stream(b"/ABCD_Maker"),
    "in a photo's camera": _with_picture(image(photo(), b"DCTDecode")),
    "in a photo's fill bytes": _with_picture(image(padded_photo(), b"DCTDecode")),
    "in a photo on the page itself": paper(WORDS + INLINE),
    "in a JPEG 2000": _with_picture(image(jpeg2000(), b"JPXDecode")),
    "who commented": _with_note(b"/Subtype /Text /Contents (mooi) /T " + NAMED),
    "what the comment is about": _with_note(b"/Subtype /Text /Contents (mooi) /Subj " + NAMED),
    "a comment with marks": _with_note(b"/Subtype /Text /Contents (mooi) /RC (<b>" + WORD + b"</b>)"),
    "who struck it out": _with_note(b"/Subtype /StrikeOut /QuadPoints [20 50 80 50 20 40 80 40] /T " + NAMED),
    "an opened comment": _with_note(b"/Subtype /Popup /Open true /Contents (mooi) /T " + NAMED),
    "a file on the page": _with_note(
        b"/Subtype /FileAttachment /FS << /Type /Filespec /F " + NAMED + b" /EF << /F 7 0 R >> >>", stream(WORD)
    ),
    "a file inside": paper(
        root=b"/Names << /EmbeddedFiles << /Names [(plan) << /Type /Filespec /EF << /F 6 0 R >> >>] >> >>",
        more=[stream(WORD, b"/Type /EmbeddedFile")],
    ),
    "when opened": paper(root=b"/OpenAction " + SCRIPT),
    "when a page opens": paper(page=b"/AA << /O " + SCRIPT + b" >>"),
    "when pressed": _with_note(b"/Subtype /Link /A " + SCRIPT),
    "where a link goes": _with_note(b"/Subtype /Link /A << /S /URI /URI (https://wijk.example/?by=" + WORD + b") >>"),
    "who signed it": paper(
        root=b"/AcroForm << /Fields [6 0 R] /SigFlags 3 >>",
        page=b"/Annots [6 0 R]",
        more=[b"<< /Subtype /Widget /FT /Sig /T (s) /Rect [0 0 0 0] /V << /Type /Sig /Name " + NAMED + b" >> >>"],
    ),
    "in a form of the other kind": paper(root=b"/AcroForm << /Fields [] /XFA 6 0 R >>", more=[stream(WORD)]),
    "who drew a layer": paper(
        root=b"/OCProperties << /OCGs [6 0 R] /D << /ON [6 0 R] >> >>",
        resources=b"/Properties << /Plan 6 0 R >>",
        more=[GROUP],
    ),
    "what stands in a hidden layer": paper(
        WORDS + LAYER,
        root=b"/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>",
        resources=b"/Properties << /Plan 6 0 R >>",
        more=[GROUP],
    ),
    "in its structure": paper(
        root=b"/StructTreeRoot << /Type /StructTreeRoot /K << /S /P /ActualText " + NAMED + b" /A << /O /X >> >> >>"
    ),
    "below a heading": paper(root=b"/Outlines << /First << /Title " + NAMED + b" >> >>"),
    "behind a black bar": paper(WORDS + b" BT /F 9 Tf 20 80 Td " + NAMED + b" Tj ET 10 75 90 15 re f"),
    "in letters that nobody sees": paper(WORDS + b" BT 3 Tr /F 9 Tf 20 80 Td " + NAMED + b" Tj ET"),
    "on a page that was taken out": paper(more=[stream(b"BT /F 9 Tf " + NAMED + b" Tj ET")]),
    "behind its end": paper() + b"\n" + WORD,
}


@pytest.mark.parametrize("content", SAYS.values(), ids=SAYS.keys())
def test_nothing_is_in_it_but_its_pages(content: bytes) -> None:
    assert WORD in everything(content)
    made = kept(content)
    left = everything(made)
    assert WORD not in left
    assert b"Date" not in left
    around = re.sub(rb"stream\r?\n.*?\r?\nendstream", b"", made, flags=re.DOTALL)
    names = {name for name in re.findall(rb"/([A-Za-z0-9]+)", around) if not name.startswith((b"FXE", b"FXX"))}
    assert names <= set(NAMES.split())
    (picture,) = re.findall(rb"stream\r?\n(\xff\xd8.*?)\r?\nendstream", made, re.DOTALL)
    with Image.open(io.BytesIO(picture)) as opened:
        assert (opened.format, dict(opened.getexif()), set(opened.info) - {"jfif", "jfif_version", "jfif_unit"}) == (
            "JPEG",
            {},
            {"jfif_density"},
        )
    assert inked(made, (30, 100, 300, 180)) > 500, "what is written on it is drawn"


FIELD = b"<< /Subtype /Widget /FT /Tx /T (naam) /V (het plein) /DA (/F 12 Tf 0 g) /Rect [120 60 190 90] >>"
SEEN: dict[str, bytes] = {
    "a photo": _with_picture(image(photo(), b"DCTDecode")),
    "a photo on the page itself": paper(WORDS + INLINE),
    "a JPEG 2000": _with_picture(image(jpeg2000(), b"JPXDecode")),
    "a mark": _with_note(b"/Subtype /Highlight /C [1 0 0] /QuadPoints [120 90 160 90 120 60 160 60]"),
    "a comment's sign": _with_note(b"/Subtype /Text /Contents (mooi)"),
    "what was filled in": paper(
        root=b"/AcroForm << /Fields [6 0 R] /DA (/F 12 Tf 0 g) /DR << /Font << /F 5 0 R >> >> >>",
        page=b"/Annots [6 0 R]",
        more=[FIELD],
    ),
    "a layer": paper(
        WORDS + b" /OC /Plan BDC 120 60 40 30 re f EMC",
        root=b"/OCProperties << /OCGs [6 0 R] /D << /ON [6 0 R] >> >>",
        resources=b"/Properties << /Plan 6 0 R >>",
        more=[GROUP],
    ),
}


@pytest.mark.parametrize("content", SEEN.values(), ids=SEEN.keys())
def test_what_is_seen_on_a_page_is_drawn(content: bytes) -> None:
    there = (200, 20, 380, 80)
    assert inked(kept(paper()), there) == 0
    assert inked(kept(content), there) > 100


def test_what_is_hidden_on_a_page_is_not_drawn() -> None:
    there = (0, 0, 400, 60)
    layered, unseen = (SAYS[name] for name in ("what stands in a hidden layer", "in letters that nobody sees"))
    assert (inked(kept(layered), there), inked(kept(unseen), there)) == (0, 0)
    assert inked(kept(layered.replace(b"/OFF [", b"/ON  [")), there) > 100, "the same layer, shown"


def test_small_letters_can_be_read_and_forty_pages_of_them_are_kept() -> None:
    line = (
        b"(de bewoners van de wijk willen graag een bankje bij het speeltuintje omdat het gezellig is en) Tj 0 -11 Td "
    )
    letter = paper(b"BT /F 9 Tf 50 800 Td " + line * 65 + b"ET", box="0 0 595 842", pages=MOST_PAGES)
    made = kept(letter)
    assert len(made) < LARGEST
    with pdfium.PdfDocument(made) as document:
        assert len(document) == MOST_PAGES
        (picture,) = document[0].get_objects()
        assert picture.get_px_size() == (1240, 1755), "nine points are nineteen pixels"
        assert document[0].get_size() == pytest.approx((595, 842), abs=1)
        assert 100_000 < len(made) / MOST_PAGES < 450_000


@pytest.mark.parametrize(
    ("box", "more", "width", "height"),
    [
        ("0 0 2384 1684", b"", 4121, 2911),  # A1: as fine as twelve million pixels are
        ("0 0 28346 28346", b"", 3464, 3464),  # ten metres
        ("0 0 1000000 0.001", b"", 16000, 1),
        ("0 0 10 14", b"/UserUnit 60", 715, 1000),  # A4 in units of its own
        ("0 0 0 0", b"", 1275, 1650),
        ("0 0 -595 -842", b"", 1240, 1755),
        ("nothing", b"", 1275, 1650),
        ("0 0 595 842", b"/Rotate 90", 1755, 1240),
    ],
)
def test_a_page_of_any_size_is_drawn_within_limits(box: str, more: bytes, width: int, height: int) -> None:
    with pdfium.PdfDocument(kept(paper(box=box, page=more))) as document:
        (picture,) = document[0].get_objects()
        assert picture.get_px_size() == pytest.approx((width, height), abs=2)
        assert width * height <= MOST_OF_A_PAGE * 1.001
        assert SHORTEST <= max(document[0].get_size()) <= LONGEST


@pytest.mark.parametrize(
    "content",
    [locked(b""), b"\xef\xbb\xbf" + paper(), b"\r\n" + paper(), b"HTTP/1.1 200 OK\r\n" + bytes(900) + paper()],
    ids=["locked against changes", "a byte order mark", "a line", "much before it"],
)
def test_what_every_reader_opens_is_kept(content: bytes) -> None:
    assert inked(kept(content)) == inked(kept(paper())) > 500


def _nested(deep: int, wide: int) -> bytes:
    """A drawing in a drawing in a drawing, each many times."""
    forms = [
        stream(
            b"/X Do " * wide if n < deep - 1 else b"0 0 9 9 re f",
            b"/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << /XObject << /X %d 0 R >> >>" % (7 + n),
        )
        for n in range(deep)
    ]
    return paper(b"/X Do", resources=b"/XObject << /X 6 0 R >>", more=forms)


@cache
def noise() -> bytes:
    """A plan of four sheets on which nothing is even: a few megabytes, and thirty when it is drawn."""
    drawn = io.BytesIO()
    Image.effect_noise((4_000, 3_000), 90).convert("RGB").save(drawn, "JPEG", quality=10)
    packed = image(drawn.getvalue(), b"DCTDecode", 4_000, 3_000)
    sheet = b"q 1920 0 0 1440 0 0 cm /I Do Q"
    return paper(sheet, box="0 0 1920 1440", pages=6, resources=b"/XObject << /I 6 0 R >>", more=[packed])


@cache
def bomb() -> bytes:
    """Four hundred megabytes of drawing, packed in less than one."""
    packed = stream(zlib.compress(b"0 0 9 9 re f " * 30_000_000), b"/Filter /FlateDecode")
    return paper(more=[packed]).replace(b"/Contents 4 0 R", b"/Contents 6 0 R")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "media-not-document"),
        (b"<html>%PDF-1.7", "media-not-document"),
        (b"PK\3\4" + bytes(40), "media-not-document"),
        (b"%PDF-1.7\n" + bytes(40), "media-not-document"),
        (paper()[: len(paper()) // 2], "media-not-document"),
        (bytes(1025) + paper(), "media-not-document"),
        (paper(pages=0), "media-not-document"),
        (b"%PDF-1.7\ntrailer << /Root " + b"[" * 5_000, "media-not-document"),
        (paper(pages=MOST_PAGES + 1), "media-too-long"),
        (b"%PDF-" + bytes(LARGEST), "media-too-large"),
        (noise(), "media-too-large"),
        (_nested(12, 20), "media-too-large"),
        (bomb(), "media-too-large"),
        (locked(b"geheim"), "media-locked"),
    ],
    ids=[
        "nothing",
        "a web page",
        "a zip",
        "zeros",
        "half",
        "very much before it",
        "no page",
        "deep",
        "long",
        "large",
        "large when drawn",
        "nested",
        "a bomb",
        "locked",
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_kind_text(content: bytes, why: str) -> None:
    with pytest.raises(MediaError) as refused:
        taken("document", content)
    assert refused.value.key == why


def test_the_refusal_says_how_many_pages_go_along() -> None:
    for language in ("nl", "en"):
        texts = (LOCALES / language / "document.ftl").read_text()
        (said,) = re.findall(r"^media-too-long = .*$", texts, re.MULTILINE)
        assert str(MOST_PAGES) in said


def test_a_page_full_of_things_is_drawn() -> None:
    things = b"".join(b"%d %d 5 5 re f\n" % (n % 190, n % 90) for n in range(100_000))
    assert inked(kept(paper(things))) > 10_000


def test_a_file_that_keeps_us_busy_ends_its_own_process() -> None:
    letters = b"".join(b"1 0 0 1 %d %d Tm (een bankje) Tj\n" % (n % 190, n % 90) for n in range(100_000))
    with pytest.raises(MediaError) as late:
        pages_drawn(paper(b"BT /F 9 Tf " + letters + b"ET"), seconds=1)
    with pytest.raises(MediaError) as large:
        pages_drawn(paper(box="0 0 28346 28346"), room=100 * 1024 * 1024)
    assert (late.value.key, large.value.key) == ("media-too-large", "media-too-large")


def test_that_process_may_open_nothing() -> None:
    """No file and no line: a reader of what strangers send that was taken over has nobody to tell."""
    for tries in ("open('/dev/null')", "socket.socket()", "subprocess.run(['true'])"):
        says = f"import socket, subprocess, sys; from bot import pdf; pdf.drawn = lambda content: {tries}"
        done = subprocess.run(
            [sys.executable, "-c", f"{says}; sys.exit(pdf._main(1 << 30, 20))"], input=b"", capture_output=True
        )
        assert (done.returncode, b"Too many open files" in done.stderr) == (1, True)


def test_the_library_is_never_loaded_beside_the_conversations() -> None:
    takes = "from bot.media import taken; taken('document', sys.stdin.buffer.read())"
    says = f"import sys, bot.running; {takes}; print('pypdfium2' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", says], input=pdf(), capture_output=True, check=True)
    assert told.stdout.strip() == b"False"


def test_a_photo_that_was_sent_as_a_document_is_a_photo() -> None:
    made = taken("document", photo())
    assert (made.kind, made.content_type, WORD in made.content) == ("photo", "image/jpeg", False)
    for kind in ("PNG", "WEBP"):
        drawn = io.BytesIO()
        Image.new("RGB", (40, 20), "green").save(drawn, kind)
        assert taken("document", drawn.getvalue()).kind == "photo"
    large, wide = io.BytesIO(), MOST_PIXELS // 5_000 + 1
    Image.new("1", (wide, 5_000)).save(large, "PNG")
    for content, why in (
        (large.getvalue(), "too-large"),
        (b"\0\0\0\x18ftypheic", "heic"),
        (b"\xff\xd8\xff", "not-photo"),
    ):
        with pytest.raises(MediaError) as refused:
            taken("document", content)
        assert refused.value.why == why


def test_a_photo_of_many_megabytes_that_was_sent_as_a_document_is_kept() -> None:
    drawn = io.BytesIO()
    Image.effect_noise((4_000, 3_000), 90).convert("RGB").save(drawn, "JPEG")
    content = drawn.getvalue() + bytes(17_000_000 - len(drawn.getvalue()))
    with Image.open(io.BytesIO(taken("document", content).content)) as made:
        assert made.size == (1600, 1200)
