"""The colours: legible on the backgrounds that people have, apart for colour-blind readers, never alone."""

from __future__ import annotations

from itertools import combinations

import pytest
from rich.color import Color
from rich.style import Style

from armstrack.render import palette
from armstrack.vocab import kinds, vocabularies

Rgb = tuple[float, float, float]

#: Backgrounds of terminals as their makers deliver them, and of the themes that most people choose.
BACKGROUNDS = {
    "xterm, Linux console, macOS Pro": "#000000",
    "macOS Basic, VS Code Light, GNOME light": "#ffffff",
    "Solarized dark": "#002b36",
    "Solarized light": "#fdf6e3",
    "VS Code Dark+": "#1e1e1e",
    "VS Code Dark Modern": "#181818",
    "GNOME dark": "#1d1d20",
    "Ubuntu": "#300a24",
    "Windows Campbell": "#0c0c0c",
    "Windows PowerShell": "#012456",
    "Gruvbox dark": "#282828",
    "Gruvbox light": "#fbf1c7",
    "One Dark": "#282c34",
    "Dracula": "#282a36",
    "Nord": "#2e3440",
}
#: What a style without a colour has: the terminal's own foreground, which is legible on its own background.
PLAIN = {"bold"}
STYLES = {
    *palette.STATUS.values(),
    *palette.VERIFICATION.values(),
    palette.ERROR,
    palette.WARNING,
    palette.HINT,
    palette.FAINT,
    palette.FOUND,
    palette.HEADING,
    palette.NAME,
}
#: What dichromats see: the matrices of Machado, Oliveira and Fernandes (2009) at severity 1.
DICHROMATS = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(color: str) -> Rgb:
    """A colour's light, each part from 0 to 1 (sRGB)."""
    red, green, blue = Color.parse(color).get_truecolor()

    def light(part: int) -> float:
        return part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4

    return light(red), light(green), light(blue)


def luminance(light: Rgb) -> float:
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, from 1 to 21."""
    low, high = sorted(luminance(linear(color)) for color in (one, other))
    return (high + 0.05) / (low + 0.05)


def seen(light: Rgb, matrix: tuple[Rgb, Rgb, Rgb]) -> Rgb:
    rows = [min(1.0, max(0.0, sum(m * part for m, part in zip(row, light, strict=True)))) for row in matrix]
    return rows[0], rows[1], rows[2]


def lab(light: Rgb) -> Rgb:
    """CIE L*a*b* under D65, in which equal steps look about equal."""
    red, green, blue = light
    xyz = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
        luminance(light),
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
    )
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: Rgb, other: Rgb) -> float:
    return sum((a - b) ** 2 for a, b in zip(lab(one), lab(other), strict=True)) ** 0.5


def colors() -> set[str]:
    return {style.color.name for text in STYLES if (style := Style.parse(text)).color}


def test_the_palette_is_four_colours() -> None:
    assert colors() == {palette.ORANGE, palette.BLUE, palette.PURPLE, palette.GREY}
    assert {text for text in STYLES if not Style.parse(text).color} == PLAIN


def test_no_theme_changes_the_colours() -> None:
    assert all(Color.parse(name).number in range(16, 256) for name in colors())


@pytest.mark.parametrize("background", BACKGROUNDS.values(), ids=BACKGROUNDS)
def test_every_colour_is_legible(background: str) -> None:
    ratios = {name: round(contrast(name, background), 2) for name in colors()}
    assert {name: ratio for name, ratio in ratios.items() if ratio < 3} == {}


def test_the_terminals_own_colours_would_not_be_legible() -> None:
    xterm_cyan, campbell_blue = "#00cdcd", "#0037da"
    assert contrast(xterm_cyan, "#ffffff") < 2
    assert contrast(campbell_blue, "#0c0c0c") < 2.5


@pytest.mark.parametrize("matrix", DICHROMATS.values(), ids=DICHROMATS)
def test_stops_and_dealings_stay_apart_for_colour_blind_readers(matrix: tuple[Rgb, Rgb, Rgb]) -> None:
    orange, blue = (seen(linear(name), matrix) for name in (palette.ORANGE, palette.BLUE))
    assert distance(orange, blue) > 60


def test_all_four_stay_apart_for_everybody_else() -> None:
    assert min(distance(linear(a), linear(b)) for a, b in combinations(sorted(colors()), 2)) > 40


def test_the_palette_names_only_words_that_there_are() -> None:
    words = {*vocabularies()["status"], *kinds()}
    assert [word for word in palette.STATUS if word not in words] == []
    assert [word for word in palette.VERIFICATION if word not in vocabularies()["verification"]] == []


def test_every_stop_is_coloured_and_the_gravest_are_bold() -> None:
    stops = ("embargoed", "revoked", "suspended", "restricted")
    assert {word: palette.STATUS[word] for word in stops} == {
        "embargoed": "bold color(166)",
        "revoked": "bold color(166)",
        "suspended": "color(166)",
        "restricted": "color(166)",
    }


@pytest.mark.parametrize(
    ("style", "number"), [("bold color(166)", 166), ("color(32)", 32), ("bold", None), ("", None)]
)
def test_a_style_has_its_colour_by_number(style: str, number: int | None) -> None:
    assert palette.number(style) == number
