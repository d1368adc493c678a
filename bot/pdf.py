"""A PDF as it is kept: what is seen on its pages, and nothing that was written about it or that acts by itself.

Who wrote it with which program, when and where a photo in it was made, comments' authors, files inside it, scripts and
whatever starts by being opened are taken out; a link that somebody presses stays. `bot.media` has it done in a process
of its own (`python -m bot.pdf ROOM SECONDS`): a file that is made to eat all memory ends that one, and nobody's answer.
Rarer places may still hold a name: decision 10 has the list.
"""

import io
import logging
import sys
from collections.abc import Iterable

from pypdf import PdfReader, PdfWriter, apply_configuration
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from bot.media import LARGEST, MediaError

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # below that it writes down what it finds in a broken file

MOST_OBJECTS = 200_000  #: A book of a thousand pages has a tenth of it; more is there to keep us busy.
UNPACKED = 8 * 1024 * 1024  #: Bytes of one packed part that is read: of tables, never of what a page shows.
#: Of the whole document this stays; the rest says who made it or does something.
_ROOT = {"/Type", "/Pages", "/PageLabels", "/Outlines", "/Dests", "/Names", "/AcroForm"}
_ROOT |= {"/Lang", "/MarkInfo", "/StructTreeRoot", "/OCProperties"}
#: Nowhere in it.
_NOWHERE = {"/AA", "/OpenAction", "/JS", "/JavaScript", "/PA", "/EmbeddedFiles", "/EF", "/AF", "/XFA"}
_NOWHERE |= {"/Metadata", "/PieceInfo", "/LastModified"}
#: What lies on a page and is only looked at, pressed as a link, or was filled in.
_ON_A_PAGE = {"/Link", "/Widget", "/Text", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine"}
_ON_A_PAGE |= {"/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Caret", "/Stamp", "/Ink", "/Popup"}
_COMMENTS = ("/T", "/M", "/CreationDate", "/NM")  #: Who put it there, and when.
_EMPTIED = {"/Filespec", "/EmbeddedFile", "/Sig", "/DocTimeStamp"}
_GOES_TO = ("http://", "https://", "mailto:", "tel:")
_PHOTO = ("/DCTDecode", "/DCT")
_SOS, _COMMENT, _COLOURS = 0xDA, 0xFE, 0xE2  #: Of a JPEG: where its picture begins, and two parts before that.


def cleaned(content: bytes) -> bytes:
    """The same pages in a new file. Raises `MediaError`."""
    if not content.startswith(b"%PDF-"):
        raise MediaError("not-document")
    if len(content) > LARGEST:
        raise MediaError("too-large")
    made = io.BytesIO()
    try:
        with apply_configuration(
            zlib_maximum_output_length=UNPACKED,
            lzw_maximum_output_length=UNPACKED,
            run_length_maximum_output_length=UNPACKED,
            brotli_maximum_output_length=UNPACKED,
        ):
            _written_anew(content, made)
    except (MediaError, MemoryError):
        raise
    except Exception as error:  # a broken or hostile file may raise anything in a reader: it is refused
        raise MediaError("not-document") from error
    if made.tell() > LARGEST:
        raise MediaError("too-large")
    return made.getvalue()


def _written_anew(content: bytes, made: io.BytesIO) -> None:
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        raise MediaError("locked")
    _take_out(reader.root_object)
    writer = PdfWriter()
    writer.clone_reader_document_root(reader)  # only what can still be reached, and not what was known about it
    writer.pdf_header = "%PDF-1.7"
    if not len(writer.pages):
        raise MediaError("not-document")
    writer.write(made)


def _take_out(root: DictionaryObject) -> None:
    """Each object that can be reached, once."""
    _without(root, [key for key in root if key not in _ROOT])
    if isinstance(names := _of(root, "/Names"), DictionaryObject):
        _without(names, [key for key in names if key != "/Dests"])
    seen: set[int] = set()
    waiting: list[object] = [root]
    while waiting:
        found = waiting.pop()
        if isinstance(found, IndirectObject):
            found = found.get_object()
        if not isinstance(found, DictionaryObject | ArrayObject) or id(found) in seen:
            continue
        seen.add(id(found))  # the reader holds each of them as long as this takes
        if len(seen) > MOST_OBJECTS:
            raise MediaError("too-large")
        if isinstance(found, DictionaryObject):
            _tidy(found)
            waiting += dict.values(found)
        else:
            waiting += list.__iter__(found)


def _tidy(found: DictionaryObject) -> None:
    if _name(found, "/Type") in _EMPTIED:
        found.clear()
        if isinstance(found, StreamObject):
            found._data = b""  # as below: the library has no other way
    _without(found, _NOWHERE)
    if _name(found, "/FT") == "/Sig":
        _without(found, ("/V",))  # who signed it, and a new file is not what they signed
    if isinstance(found, StreamObject):
        _without(found, ("/F", "/FFilter", "/FDecodeParms"))  # its bytes lie in another file
        _bare(found)
    action = _of(found, "/A")
    if isinstance(action, DictionaryObject) and "/S" in action:
        _without(action, ("/Next",))
        if not _is_a_link(action):
            _without(found, ("/A",))
    if isinstance(notes := _of(found, "/Annots"), ArrayObject):
        for note in notes:
            on_it = note.get_object()
            if isinstance(on_it, DictionaryObject):
                _tidy_note(on_it)


def _tidy_note(note: DictionaryObject) -> None:
    kind = _name(note, "/Subtype")
    if kind not in _ON_A_PAGE:
        note.clear()
    elif kind != "/Widget":  # there it is the name of a field
        _without(note, _COMMENTS)


def _is_a_link(action: DictionaryObject) -> bool:
    kind, address = _name(action, "/S"), _of(action, "/URI")
    return kind == "/GoTo" or (kind == "/URI" and str(address).lower().startswith(_GOES_TO))


def _bare(stream: StreamObject) -> None:
    """A photo in it says nothing of its camera either."""
    named = _of(stream, "/Filter")
    last = named[-1].get_object() if isinstance(named, ArrayObject) and named else named
    if last in _PHOTO:
        photo = stream.get_data()  # as the JPEG that it is
        _without(stream, ("/DecodeParms", "/DP"))
        stream[NameObject("/Filter")] = NameObject("/DCTDecode")
        stream._data = without_camera(photo)  # the library would decode and encode it to set it
        stream.decoded_self = None


def without_camera(photo: bytes) -> bytes:
    """The same JPEG; of what stands before its picture only what is needed to draw it."""
    kept, at = [photo[:2]], 2
    while at + 4 <= len(photo) and photo[at] == 0xFF and photo[at + 1] != _SOS:
        marker, end = photo[at + 1], at + 2 + int.from_bytes(photo[at + 2 : at + 4], "big")
        colours = marker == _COLOURS and photo[at + 4 : at + 16] == b"ICC_PROFILE\0"
        said = marker == _COMMENT or (0xE1 <= marker <= 0xEF and marker != 0xEE)  # 0xEE: how its colours are meant
        if colours or not said:
            kept.append(photo[at:end])
        at = end
    return b"".join((*kept, photo[at:]))


def _of(found: DictionaryObject, key: str) -> object:
    """What stands there, wherever it lies in the file."""
    try:
        return found[key]
    except KeyError:
        return None


def _name(found: DictionaryObject, key: str) -> str:
    named = _of(found, key)
    return named if isinstance(named, NameObject) else ""


def _without(found: DictionaryObject, keys: Iterable[str]) -> None:
    for key in keys:
        if key in found:
            del found[key]


def _main(room: int, seconds: int) -> int:
    """A file on standard input, the new one on standard output; else why not, as one word."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (room, room))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    try:
        made = cleaned(sys.stdin.buffer.read())
    except MediaError as error:
        sys.stderr.write(error.why)
        return 1
    except MemoryError:
        return 2
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(_main(*map(int, sys.argv[1:3])))
