"""How long ago, and for how long."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gowheels.templatetags.days import member_for


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "New here"),
        (29, "New here"),
        (30, "On GoWheels for 1 month"),
        (364, "On GoWheels for 12 months"),
        (365, "On GoWheels for 1 year"),
        (800, "On GoWheels for 2 years"),
    ],
)
def test_a_membership_is_said_in_the_largest_unit_that_fits(days, words):
    assert member_for(timezone.now() - timedelta(days=days)) == words
