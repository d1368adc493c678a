"""A PDF as it is kept: what is seen on its pages, drawn page by page as pictures in a new file.

Nothing else of it goes along: not who wrote it, not what lies behind a black bar, no file inside it, nothing that acts.
PDFium draws, a library of C++ that meets whatever strangers send. So `bot.media` has it done in a process of its own
(`python -m bot.pdf ROOM SECONDS`) that knows no setting, may open nothing, and has an end to its memory and time.
"""

import io
import logging
import math
import sys
from contextlib import closing

import pypdfium2 as pdfium
from PIL import Image
from pypdfium2 import raw

from bot.media import LARGEST, MediaError

MOST_PAGES = 40  #: Of dense text they just fit in `LARGEST`; `media-too-long` says this number.
DPI = 150  #: Letters of 9 points are read without effort when somebody enlarges the page on a phone.
QUALITY = 60  #: Of a JPEG: a letter takes some 180 kB, a page full of 9 points 430.
LEAST_SIDE = 1000  #: Pixels: a page that says it is tiny is measured in units of its own, which PDFium does not read.
MOST_SIDE = 16_000
MOST_PIXELS = 12_000_000  #: Of one page: a large plan is drawn more coarsely.
SHORTEST, LONGEST = 72, 14_400  #: Points, of a page that every reader opens: an inch, five metres.
_POINTS = 72  #: In an inch.
_LOCKED = {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}

logging.getLogger("pypdfium2").setLevel(logging.CRITICAL)  # on the error output stands why, and nothing else


def drawn(content: bytes) -> bytes:
    """The same pages in a new file. Raises `MediaError`."""
    raw.FPDF_SetSandBoxPolicy(raw.FPDF_POLICY_MACHINETIME_ACCESS, 0)  # the new file does not say when it was made
    made = io.BytesIO()
    try:
        with pdfium.PdfDocument(content) as old, pdfium.PdfDocument.new() as new:
            if len(old) > MOST_PAGES:
                raise MediaError("too-long")
            if not len(old):
                raise MediaError("not-document")
            old.init_forms()  # else what was filled in is not drawn; this build knows no scripts
            for n in range(len(old)):
                with closing(old[n]) as page:
                    _add(new, _picture(page), max(SHORTEST, min(max(page.get_size()), LONGEST)))
            new.save(made)
    except pdfium.PdfiumError as error:
        raise MediaError("locked" if error.err_code in _LOCKED else "not-document") from error
    if made.tell() > LARGEST:
        raise MediaError("too-large")
    return made.getvalue()


def _picture(page: pdfium.PdfPage) -> Image.Image:
    """As it is seen on a screen: comments' marks and fields too, hidden layers not."""
    width, height = page.get_size()
    longest = max(width, height)
    scale = max(DPI / _POINTS, LEAST_SIDE / longest)
    scale = min(scale, MOST_SIDE / longest, math.sqrt(MOST_PIXELS / (width * height)))
    seen: Image.Image = page.render(scale=scale, rev_byteorder=True, limit_image_cache=True).to_pil()
    return seen


def _add(new: pdfium.PdfDocument, picture: Image.Image, longest: float) -> None:
    """As a page whose longest side is so many points."""
    packed = io.BytesIO()
    picture.save(packed, "JPEG", quality=QUALITY)
    width, height = (side * longest / max(picture.size) for side in picture.size)
    with closing(new.new_page(width, height)) as page:
        image = pdfium.PdfImage.new(new)
        image.load_jpeg(packed, inline=True)
        image.set_matrix(pdfium.PdfMatrix().scale(width, height))
        page.insert_obj(image)
        page.gen_content()


def _main(room: int, seconds: int) -> int:
    """A file on standard input, the new one on standard output; else why not, as one word."""
    Image.preinit()
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (room, room))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))  # from here on it opens no file and no line to anybody
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash leaves nobody's letter on the disk
    try:
        made = drawn(sys.stdin.buffer.read())
    except MediaError as error:
        sys.stderr.write(error.why)
        return 1
    except MemoryError:
        return 2
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(_main(*map(int, sys.argv[1:3])))
