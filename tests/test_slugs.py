"""The words at the end of a record's name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrack.checks.names import name_agrees
from armstrack.checks.rule import Corpus, Draft
from armstrack.slugs import slug_of, tidy
from tests.builders import make_event


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        (
            "Canada suspends export permits for drone sensors to Turkey",
            "suspends-export-permits-drone-sensors",
        ),
        ("CAN sells 7 F-16 jets to Türkiye", "sells-7-f-16-jets"),
        ("Canada's MX-15D sensors reach Turkey", "mx-15d-sensors-reach"),
        ("The Republic of Turkey orders sensors", "orders-sensors"),
        ("Turkey\u2019s Gökçe gets “sensors”", "gokce-gets-sensors"),
        ("Canada to Turkey", ""),
        ("كندا توقف", ""),
        ("a" * 70, "a" * 60),
    ],
)
def test_a_title_gives_five_words_that_the_name_does_not_tell_anyway(title: str, slug: str) -> None:
    assert slug_of(title, ("CAN", "TUR")) == slug


def test_a_party_that_the_name_does_not_tell_stays() -> None:
    assert slug_of("Germany suspends permits", ("CAN", "not a code")) == "germany-suspends-permits"


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("Drone Sensors!", "drone-sensors"),
        ("drone-sensors", "drone-sensors"),
        ("--", ""),
        ("a" * 59 + " b", "a" * 59),
    ],
)
def test_a_slug_is_words_in_lower_case_with_hyphens(typed: str, slug: str) -> None:
    assert tidy(typed) == slug


@given(st.text(max_size=80))
def test_every_slug_is_right_for_a_name(title: str) -> None:
    slug = slug_of(title, ("CAN", "TUR"))
    event = make_event(slug=slug or "act")
    draft = Draft(Path("records", "can", f"{event.id}.yaml"), event.id, event)
    assert list(name_agrees.findings(draft, event, Corpus((draft,)))) == []
    assert tidy(slug) == slug
