"""Floor 6: the colours of pictures, for light and for dark. None is the only carrier of meaning.

Stops are warm, dealings blue, both from dark to pale; the rest has other hues. A test holds each
against its background (3:1), its letters against it (4.5:1), and every pair apart by CIEDE2000 11 or
more as normal, protanopic, deuteranopic and tritanopic eyes see them (Machado et al. 2009).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paint:
    """One set of colours, as #rrggbb. No colour stands in it twice, so that sets can be exchanged.

    `on` is what letters on a status's colour have; `gap` what stands for what is not known.
    """

    ground: str
    ink: str
    faint: str
    grid: str
    band: str
    gap: str
    plain: str
    status: dict[str, str]
    on: dict[str, str]

    @property
    def every(self) -> tuple[str, ...]:
        """Every colour of the set, in one order for all sets."""
        rest = (self.ground, self.ink, self.faint, self.grid, self.band, self.gap, self.plain)
        return (*rest, *self.status.values(), *self.on.values())


def _letters(dark: tuple[str, ...], status: dict[str, str]) -> dict[str, str]:
    """White on what is dark, else black; each a step apart that nobody sees, so that none is there twice."""
    pale = [name for name in status if name not in dark]
    shades = {name: 254 - dark.index(name) if name in dark else 1 + pale.index(name) for name in status}
    return {name: f"#{shade:02x}{shade:02x}{shade:02x}" for name, shade in shades.items()}


_ON_WHITE = {
    "embargoed": "#510918",
    "revoked": "#97232b",
    "suspended": "#af5a1a",
    "restricted": "#dd792b",
    "delivered": "#182044",
    "active": "#232da2",
    "ordered": "#52618e",
    "licensed": "#5163e0",
    "proposed": "#119dd2",
    "open": "#689775",
    "refused": "#693d5c",
    "cancelled": "#908695",
    "lapsed": "#67625b",
}
_ON_DARK = {
    "embargoed": "#b34346",
    "revoked": "#f16222",
    "suspended": "#dc9384",
    "restricted": "#ffcd7e",
    "delivered": "#5463b3",
    "active": "#3985ea",
    "ordered": "#8093bd",
    "licensed": "#8bb5fb",
    "proposed": "#d0dafe",
    "open": "#92fbcf",
    "refused": "#8b688c",
    "cancelled": "#baaec0",
    "lapsed": "#8b898c",
}
LIGHT = Paint(
    ground="#ffffff",
    ink="#1b2026",
    faint="#59626d",
    grid="#dde1e6",
    band="#c9c3d6",
    gap="#eceef1",
    plain="#57606b",
    status=_ON_WHITE,
    on=_letters(
        (
            "suspended",
            "licensed",
            "lapsed",
            "ordered",
            "revoked",
            "refused",
            "active",
            "embargoed",
            "delivered",
        ),
        _ON_WHITE,
    ),
)
DARK = Paint(
    ground="#14181d",
    ink="#e8ebee",
    faint="#a3adb8",
    grid="#333b44",
    band="#4b4560",
    gap="#232a31",
    plain="#a4aeb9",
    status=_ON_DARK,
    on=_letters(("refused", "embargoed", "delivered"), _ON_DARK),
)
PAINTS = {"light": LIGHT, "dark": DARK}
