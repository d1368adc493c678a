"""PDFs written by hand, so that a test can put anything anywhere in one."""

import hashlib
from collections.abc import Sequence

WORDS = b"BT /F 24 Tf 20 40 Td (een bankje) Tj ET"
_ID = b"0123456789abcdef"
_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
_ALLOWED = -44  #: Printing and reading, and no change.


def paper(
    content: bytes = WORDS,
    *,
    box: str = "0 0 200 100",
    pages: int = 1,
    root: bytes = b"",
    page: bytes = b"",
    resources: bytes = b"",
    trailer: bytes = b"",
    more: Sequence[bytes] = (),
    key: bytes = b"",
) -> bytes:
    """Pages with `content` in Helvetica. The rest goes into the dictionary of that name; `more` is object 6 and on."""
    seen = _rc4(hashlib.md5(key + b"\4\0\0\0\0").digest()[: len(key) + 5], content) if key else content
    kids = b" ".join([b"3 0 R"] * pages)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % root,
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, kids),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> %s >> %s >>"
        % (box.encode(), resources, page),
        stream(seen),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *more,
    ]
    made, table = b"%PDF-1.7\n", b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for n, body in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (n, body)
    end = b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, len(made))
    return made + table + end


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """An object that holds these bytes."""
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)


def image(data: bytes, kind: bytes, width: int = 40, height: int = 20) -> bytes:
    """An object that is a picture, packed as `kind`."""
    size = b"/Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8" % (width, height)
    return stream(data, b"/Type /XObject /Subtype /Image /Filter /%s %s" % (kind, size))


def locked(password: bytes) -> bytes:
    """One that only its owner may change; and only who knows `password` may read it. PDF 1.7, 7.6.3, 40 bits."""
    owner = _rc4(_md5(_padded(b"de baas")), _padded(password))
    allowed = _ALLOWED.to_bytes(4, "little", signed=True)
    key = _md5(_padded(password) + owner + allowed + _ID)
    user = _rc4(key, _PADDING)
    said = b"/O <%s> /U <%s>" % (owner.hex().encode(), user.hex().encode())
    id = _ID.hex().encode()
    end = b"/Encrypt << /Filter /Standard /V 1 /R 2 %s /P %d >> /ID [<%s> <%s>]" % (said, _ALLOWED, id, id)
    return paper(trailer=end, key=key)


def _padded(password: bytes) -> bytes:
    return (password + _PADDING)[:32]


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data).digest()[:5]


def _rc4(key: bytes, data: bytes) -> bytes:
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    made, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        made.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(made)
