"""Colours: apart for colour-blind readers, legible on their background, and exchangeable."""

from __future__ import annotations

from itertools import combinations

import pytest
from coloraide import Color

from armstrack.render.charts.paints import PAINTS, Paint
from armstrack.states import ORDER

EYES = ("normal", "protan", "deutan", "tritan")
BOTH = pytest.mark.parametrize("paint", PAINTS.values(), ids=PAINTS)


def seen(colour: str, eyes: str) -> Color:
    """A colour as these eyes see it, by the matrices of Machado et al. 2009 or Brettel et al. 1997."""
    return Color(colour) if eyes == "normal" else Color(colour).filter(eyes).clip()


@BOTH
@pytest.mark.parametrize("eyes", EYES)
def test_every_two_statuses_are_apart_for_every_eye(eyes: str, paint: Paint) -> None:
    colours = {status: seen(colour, eyes) for status, colour in paint.status.items()}
    near = {
        (a, b): round(colours[a].delta_e(colours[b], method="2000"), 1)
        for a, b in combinations(colours, 2)
        if colours[a].delta_e(colours[b], method="2000") < 10
    }
    assert near == {}


@BOTH
def test_what_is_drawn_has_a_contrast_of_three_to_one_with_the_ground(paint: Paint) -> None:
    drawn = {**paint.status, "plain": paint.plain}
    assert {n: c for n, c in drawn.items() if Color(c).contrast(paint.ground) < 3} == {}


@BOTH
def test_letters_have_a_contrast_of_four_and_a_half_to_one(paint: Paint) -> None:
    assert {s: c for s, c in paint.status.items() if Color(c).contrast(paint.on[s]) < 4.5} == {}
    behind = (paint.ground, paint.gap, paint.band)
    assert {c for c in behind if Color(paint.ink).contrast(c) < 4.5} == set()
    assert Color(paint.faint).contrast(paint.ground) >= 4.5


@BOTH
def test_every_status_but_none_has_a_colour_and_letters_on_it(paint: Paint) -> None:
    assert set(paint.status) == set(paint.on) == set(ORDER) - {"none"}


@BOTH
def test_no_colour_stands_twice_so_that_each_can_be_exchanged_for_its_counterpart(paint: Paint) -> None:
    assert len(set(paint.every)) == len(paint.every)
    assert all(len(colour) == 7 and colour == colour.lower() for colour in paint.every)


def test_both_sets_have_the_same_order() -> None:
    light, dark = PAINTS.values()
    assert list(light.status) == list(dark.status)
    assert list(light.on) == list(dark.on)
