"""Staff see that a photograph was shown by another owner before."""

import pytest
from django.urls import reverse

from gowheels.models import SamePhoto
from tests.factories import vehicle, with_photographs

pytestmark = pytest.mark.django_db

LIST = "/admin/gowheels/vehicle/"


@pytest.fixture
def copied():
    """A vehicle, and another owner's with the same photograph."""
    first = with_photographs(vehicle(model_name="First"))
    second = with_photographs(vehicle(model_name="Second", approval_status="pending"))
    SamePhoto.objects.create(image=second.images.get(), other=first.images.get())
    return first, second


def names(response) -> list[str]:
    return [made.model_name for made in response.context["cl"].result_list]


def test_the_list_can_be_narrowed_to_them_and_marks_them(staff, copied):
    vehicle(model_name="Third")
    every = staff.get(LIST)
    assert sorted(names(every)) == ["First", "Second", "Third"]
    marks = {made.model_name: made.shows_anothers for made in every.context["cl"].result_list}
    assert marks == {"First": False, "Second": True, "Third": False}
    assert names(staff.get(LIST, {"photographs": "anothers"})) == ["Second"]


@pytest.mark.parametrize(("which", "words"), [(0, "shown there later"), (1, "shown there before")])
def test_each_vehicles_page_leads_to_the_other(staff, copied, which, words):
    this, other = copied[which], copied[1 - which]
    response = staff.get(reverse("admin:gowheels_vehicle_change", args=[this.pk]))
    text = response.content.decode()
    assert words in text
    assert reverse("admin:gowheels_vehicle_change", args=[other.pk]) in text
    assert other.images.get().image.url in text


def test_a_vehicle_with_photographs_of_its_own_says_nothing_of_it(staff):
    made = with_photographs(vehicle())
    page = staff.get(reverse("admin:gowheels_vehicle_change", args=[made.pk]))
    assert "under another owner" not in page.content.decode()


def test_the_mark_goes_with_the_photograph(staff, copied):
    copied[0].images.get().delete()
    assert names(staff.get(LIST, {"photographs": "anothers"})) == []
