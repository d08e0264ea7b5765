"""Floor 6: how wide a text is in Liberation Sans, Arial or Helvetica, and where its lines break."""

from __future__ import annotations

from armstrack.render.visible import visible

SIZE, LINE = 12, 16
#: Advance widths of U+0020 to U+007E in thousandths of the size, as the renderer measures them.
_WIDTHS = (
    *(278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278),
    *(556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556),
    *(1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778),
    *(667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556),
    *(333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556),
    *(556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584),
)
#: For letters beyond ASCII: no Latin one is wider, and those of other scripts seldom are.
_OTHER = 1000


def width_of(text: str, size: int = SIZE) -> int:
    """How wide a text is, in pixels, rounded up."""
    widths = (_WIDTHS[ord(each) - 32] if " " <= each <= "~" else _OTHER for each in text)
    return -(-sum(widths) * size // 1000)


def lines_of(text: str, room: int, size: int = SIZE) -> list[str]:
    """A text as data, broken between words to a width in pixels; a word that is too wide is broken, too."""
    lines = [""]
    for word in visible(text).split():
        longer = f"{lines[-1]} {word}".lstrip()
        if width_of(longer, size) <= room:
            lines[-1] = longer
            continue
        lines += _pieces(word, room, size)
    return lines[1:] if len(lines) > 1 and not lines[0] else lines


def _pieces(word: str, room: int, size: int) -> list[str]:
    """A word, in parts if it is wider than a line."""
    found = [""]
    for letter in word:
        if found[-1] and width_of(found[-1] + letter, size) > room:
            found.append("")
        found[-1] += letter
    return found


def shortened(text: str, room: int, size: int = SIZE) -> str:
    """A text as data, cut to a width in pixels with `…` where it is longer."""
    text = visible(text)
    if width_of(text, size) <= room:
        return text
    while text and width_of(f"{text}…", size) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"
