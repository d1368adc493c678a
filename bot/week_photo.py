"""A contact's week as a photo for a chat: the four bars of its page, drawn large enough for a phone.

The figures stand in the message beside it as well. The font comes with Pillow and has plain letters only: a mark on a
letter is left out in the picture, never in the words.
"""

import io
import unicodedata
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

WIDE, EDGE = 720, 48  #: Pixels.
TITLE, NAME, FIGURE = 48, 38, 52  #: Heights of letters: of a message's own text, on a phone.
HEAD, STEP, BAR, ROUND = 148, 156, 56, 10
INK, HUE, TRACK, PAPER = "#1c2430", "#1d5d3a", "#e9efeb", "#ffffff"
FIGURES = 116  #: Room for a figure behind the longest bar.


def photo(title: str, names: Sequence[str], counts: Sequence[int]) -> bytes:
    """A PNG: each bar under its name, with its figure behind it; the longest fills the width."""
    image = Image.new("RGB", (WIDE, HEAD + STEP * len(counts)), PAPER)
    canvas = ImageDraw.Draw(image)
    canvas.text((EDGE, EDGE), plain(title), INK, ImageFont.load_default(TITLE))
    most, longest = max(*counts, 1), WIDE - 2 * EDGE - FIGURES
    for n, (name, count) in enumerate(zip(names, counts, strict=True)):
        top = HEAD + n * STEP
        bar = top + NAME + 16
        canvas.text((EDGE, top), plain(name), INK, ImageFont.load_default(NAME))
        canvas.rounded_rectangle((EDGE, bar, EDGE + longest, bar + BAR), ROUND, TRACK)
        if count:
            long = max(round(longest * count / most), 2 * ROUND)
            canvas.rounded_rectangle((EDGE, bar, EDGE + long, bar + BAR), ROUND, HUE)
        where = (EDGE + longest + 24, bar + BAR / 2)
        canvas.text(where, str(count), INK, ImageFont.load_default(FIGURE), anchor="lm")
    written = io.BytesIO()
    image.save(written, "PNG", optimize=True)
    return written.getvalue()


def plain(words: str) -> str:
    """Without marks on letters, and with straight quotes: what the font can draw."""
    apart = unicodedata.normalize("NFKD", words.replace("’", "'").replace("‘", "'"))
    return "".join(c for c in apart if not unicodedata.combining(c))
