"""pdfium through ctypes: its functions with our own signatures, and the document that owns what they return.

`map(function, repeat(handle), range(n), range(address, end, stride))` writes n structs into one array without a Python
frame for each character, which is what makes reading fast. `PyDLL` keeps the GIL: it is cheaper for each call, and
pdfium is not thread-safe.
"""

from __future__ import annotations

import ctypes as c
from array import array
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from extract.errors import Unreadable
from extract.paper import Style

CType: TypeAlias = "type[c._SimpleCData[Any]]"
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

TEXT, PATH, IMAGE, SHADING, FORM = 1, 2, 3, 4, 5
INVISIBLE = 3  # text render mode
FILL_AND_STROKE = 2  # text render mode: how fake bold is set

LARGEST = 50_000.0  # points: 17 metres

PASSWORD, SECURITY = 4, 5  # what FPDF_GetLastError says of protected files


def library_path() -> str:
    """The library that pypdfium2 ships, found without importing its 40 ms of bindings."""
    spec = find_spec("pypdfium2_raw")
    folders = list(spec.submodule_search_locations or []) if spec else []
    for folder in map(Path, folders):
        for pattern in ("libpdfium.so", "libpdfium.dylib", "pdfium.dll"):
            if (folder / pattern).exists():
                return str(folder / pattern)
    raise ImportError("pypdfium2 is installed without its library; reinstall it from a wheel")


LIBRARY = c.PyDLL(library_path())
_V, _I, _F = c.c_void_p, c.c_int, c.c_float


def bind(name: str, result: CType | None, *arguments: CType) -> Callable[..., Any]:
    """A function of the library with a signature of its own, so that we disturb nobody else's."""
    function = LIBRARY[name]
    function.restype, function.argtypes = result, list(arguments)
    return function


init_library = bind("FPDF_InitLibrary", None)
last_error = bind("FPDF_GetLastError", c.c_ulong)
load_document = bind("FPDF_LoadMemDocument64", _V, c.c_char_p, c.c_size_t, c.c_char_p)
close_document = bind("FPDF_CloseDocument", None, _V)
count_pages = bind("FPDF_GetPageCount", _I, _V)
load_page = bind("FPDF_LoadPage", _V, _V, _I)
close_page = bind("FPDF_ClosePage", None, _V)
page_box = bind("FPDF_GetPageBoundingBox", _I, _V, _V)
media_box = bind("FPDFPage_GetMediaBox", _I, _V, _V, _V, _V, _V)
page_rotation = bind("FPDFPage_GetRotation", _I, _V)
meta_text = bind("FPDF_GetMetaText", c.c_ulong, _V, c.c_char_p, _V, c.c_ulong)

text_load = bind("FPDFText_LoadPage", _V, _V)
text_close = bind("FPDFText_ClosePage", None, _V)
count_chars = bind("FPDFText_CountChars", _I, _V)
get_text = bind("FPDFText_GetText", _I, _V, _I, _I, _V)
char_unicode = bind("FPDFText_GetUnicode", c.c_uint, _V, _I)
char_origin = bind("FPDFText_GetCharOrigin", _I, _V, _I, _V, _V)
char_loose_box = bind("FPDFText_GetLooseCharBox", _I, _V, _I, _V)
char_generated = bind("FPDFText_IsGenerated", _I, _V, _I)
char_object = bind("FPDFText_GetTextObject", _V, _V, _I)
char_matrix = bind("FPDFText_GetMatrix", _I, _V, _I, _V)
char_unmapped = bind("FPDFText_HasUnicodeMapError", _I, _V, _I)

text_font = bind("FPDFTextObj_GetFont", _V, _V)
text_size = bind("FPDFTextObj_GetFontSize", _I, _V, _V)
text_mode = bind("FPDFTextObj_GetTextRenderMode", _I, _V)
object_colour = bind("FPDFPageObj_GetFillColor", _I, _V, _V, _V, _V, _V)
font_name = bind("FPDFFont_GetBaseFontName", c.c_size_t, _V, _V, c.c_size_t)
font_descent = bind("FPDFFont_GetDescent", _I, _V, _F, _V)
font_flags = bind("FPDFFont_GetFlags", _I, _V)
glyph_width = bind("FPDFFont_GetGlyphWidth", _I, _V, c.c_uint, _F, _V)

count_objects = bind("FPDFPage_CountObjects", _I, _V)
page_object = bind("FPDFPage_GetObject", _V, _V, _I)
count_form = bind("FPDFFormObj_CountObjects", _I, _V)
form_object = bind("FPDFFormObj_GetObject", _V, _V, c.c_ulong)
object_type = bind("FPDFPageObj_GetType", _I, _V)
object_matrix = bind("FPDFPageObj_GetMatrix", _I, _V, _V)
object_bounds = bind("FPDFPageObj_GetBounds", _I, _V, _V, _V, _V, _V)
path_segments = bind("FPDFPath_CountSegments", _I, _V)
path_segment = bind("FPDFPath_GetPathSegment", _V, _V, _I)
path_mode = bind("FPDFPath_GetDrawMode", _I, _V, _V, _V)
segment_point = bind("FPDFPathSegment_GetPoint", _I, _V, _V, _V)
segment_type = bind("FPDFPathSegment_GetType", _I, _V)
segment_close = bind("FPDFPathSegment_GetClose", _I, _V)


def floats(count: int) -> tuple[array[float], int]:
    """An array of C floats and its address.

    >>> numbers, address = floats(2)
    >>> len(numbers), address > 0
    (2, True)
    """
    numbers = array("f", bytes(4 * max(count, 1)))
    return numbers, numbers.buffer_info()[0]


def multiply(first: Matrix, then: Matrix) -> Matrix:
    """Both matrices in one, the first applied first.

    >>> multiply((2, 0, 0, 2, 0, 0), (1, 0, 0, 1, 5, 6))
    (2, 0, 0, 2, 5, 6)
    """
    a, b, d, e, g, h = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, d * p + e * r, d * q + e * s, g * p + h * r + t, g * q + h * s + u)


class Frame(NamedTuple):
    """A page as it is seen: its size after rotation, and the matrix to points from its left top corner."""

    width: float
    height: float
    matrix: Matrix


def page_frame(page: int) -> Frame:
    """The frame of the visible page: what lies within its crop box, turned as it is shown."""
    box, address = floats(4)
    if page_box(page, address):
        x0, y1, x1, y0 = box
    else:
        x0, y0, x1, y1 = 0.0, 0.0, 612.0, 792.0
    width, height = x1 - x0, y1 - y0
    turns: tuple[Frame, ...] = (
        Frame(width, height, (1, 0, 0, -1, -x0, y1)),
        Frame(height, width, (0, 1, 1, 0, -y0, -x0)),
        Frame(width, height, (-1, 0, 0, 1, x1, -y0)),
        Frame(height, width, (0, -1, -1, 0, y1, x1)),
    )
    turned: int = page_rotation(page)
    return turns[turned % 4]


def is_absurd(page: int) -> bool:
    """Whether a page claims a size that no paper has: pdfium then reads it as if it were a letter's."""
    box, at = floats(4)
    if not media_box(page, at, at + 4, at + 8, at + 12):
        return False
    x0, y0, x1, y1 = box
    return not (0 < abs(x1 - x0) < LARGEST and 0 < abs(y1 - y0) < LARGEST)


class Font(NamedTuple):
    """What words need of a font: `widths` are advances for a size of 1, filled as characters come up."""

    name: str
    bold: bool
    italic: bool
    descent: float
    widths: dict[int, float]


BOLD_NAME = ("bold", "black", "heavy", "semibold", "demi", "-bd", "extrabd", "w7", "bdcn", "-b,")
ITALIC_NAME = ("italic", "oblique", "-it", "kursiv")
ITALIC_FLAG, FORCE_BOLD_FLAG = 1 << 6, 1 << 18


class Document:
    """An open PDF: closes what it opened, and keeps the fonts and styles that its pages share."""

    def __init__(self, data: bytes, password: str | None = None) -> None:
        start_library()
        self._data = data  # pdfium reads from it as long as the document is open
        self.handle: int | None = load_document(data, len(data), password.encode() if password else None)
        if not self.handle:
            raise unreadable(data)
        self.fonts: dict[tuple[str, float, int], Font] = {}
        self.styles: dict[Style, Style] = {}

    def __len__(self) -> int:
        return max(0, int(count_pages(self.handle)))

    def __enter__(self) -> Document:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Frees the document; its pages must be closed."""
        if self.handle:
            close_document(self.handle)
            self.handle = None

    def font(self, handle: int) -> Font:
        """A font by what it is: its address may belong to another font once its page is closed."""
        name = read_bytes(font_name, handle).decode("latin-1", "replace").rstrip("\0")
        number, address = floats(1)
        descent = number[0] if font_descent(handle, 1.0, address) else -0.2
        flags = font_flags(handle)
        key = (name, descent, flags)
        if key not in self.fonts:
            self.fonts[key] = make_font(name, descent, flags)
        return self.fonts[key]

    def metadata(self, tag: str) -> str:
        """An entry of the document's information, such as Title."""
        size = meta_text(self.handle, tag.encode(), None, 0)
        buffer = c.create_string_buffer(size or 2)
        meta_text(self.handle, tag.encode(), buffer, size)
        return buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\0").strip()


@cache
def start_library() -> None:
    """Starts pdfium once; pypdfium2 starting it again does no harm."""
    init_library()


def unreadable(data: bytes) -> Unreadable:
    """Why pdfium did not open a document."""
    if last_error() in (PASSWORD, SECURITY):
        return Unreadable("encrypted")
    if b"%%EOF" not in data[-4096:]:
        return Unreadable("truncated", "the file has no end mark")
    return Unreadable("malformed", "pdfium cannot open it")


def make_font(name: str, descent: float, flags: int) -> Font:
    """A font by its name and flags (pdfium guesses the weight, and wrongly); odd descents would tear lines apart.

    >>> make_font("ABCDEF+Arial-BoldMT", -0.2, 32)[:3]
    ('Arial-BoldMT', True, False)
    """
    plain = name.split("+", 1)[-1] if name[6:7] == "+" else name
    low = plain.lower()
    bold = any(part in low for part in BOLD_NAME) or bool(flags > 0 and flags & FORCE_BOLD_FLAG)
    italic = any(part in low for part in ITALIC_NAME) or bool(flags > 0 and flags & ITALIC_FLAG)
    return Font(plain, bold, italic, min(-0.15, max(-0.3, descent)), {})


def read_bytes(function: Callable[..., Any], handle: int) -> bytes:
    """What a function that writes into a buffer of the size it names has to say."""
    size = function(handle, None, 0)
    buffer = c.create_string_buffer(size or 1)
    function(handle, buffer, size)
    return bytes(buffer.raw[:size])
