"""Catalogue editors make one of two, and take in what only listings name."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from gowheels.models import BrandImage, ModelImage, Vehicle
from tests.factories import superuser, vehicle

pytestmark = pytest.mark.django_db
MAKES = "/admin/gowheels/brandimage/"
UNKNOWN = f"{MAKES}unknown/"


@pytest.fixture
def staff() -> Client:
    browser = Client()
    browser.force_login(superuser())
    return browser


@pytest.fixture
def makes() -> tuple[BrandImage, BrandImage]:
    return tuple(
        BrandImage.objects.create(category="car", name=name) for name in ("Tata", "Tata Motors")
    )


def merge(browser: Client, *chosen: int, **sent: object):
    data = {"action": "merge_into", "_selected_action": list(chosen), **sent}
    return browser.post(MAKES, data)


def test_a_double_is_merged_after_it_was_asked_into_what(staff, makes):
    tata, double = makes
    vehicle(brand_name="Tata Motors")
    asked = merge(staff, double.pk)
    assert asked.status_code == 200
    assert [str(one) for one in asked.context["form"].fields["into"].queryset] == ["Tata (Car)"]
    done = merge(staff, double.pk, confirmed="yes", into=tata.pk)
    assert done.status_code == 302
    assert list(BrandImage.objects.all()) == [tata]
    assert Vehicle.objects.get().brand_name == "Tata"


def test_nothing_chosen_is_an_error_and_changes_nothing(staff, makes):
    answer = merge(staff, makes[1].pk, confirmed="yes", into="")
    assert answer.status_code == 400
    assert "Choose what it is a double of." in answer.content.decode()
    assert BrandImage.objects.count() == 2


def test_two_cannot_be_doubles_of_a_third_at_once(staff, makes):
    assert merge(staff, *(one.pk for one in makes)).status_code == 302
    assert BrandImage.objects.count() == 2


def test_a_model_is_merged_within_its_make_only(staff, makes):
    ours, slip = (ModelImage.objects.create(brand=makes[0], name=n) for n in ("Nexon", "Nexxon"))
    ModelImage.objects.create(brand=makes[1], name="Ace")
    data = {"action": "merge_into", "_selected_action": [slip.pk]}
    asked = staff.post("/admin/gowheels/modelimage/", data)
    assert list(asked.context["form"].fields["into"].queryset) == [ours]


def test_a_make_that_only_listings_name_is_taken_in(staff):
    vehicle(brand_name="Vayve")
    assert "Vayve" in staff.get(UNKNOWN).content.decode()
    sent = {"key": "vayve", "name": "Vayve Mobility", "category": "car", "what": "add"}
    assert staff.post(UNKNOWN, sent).status_code == 302
    assert BrandImage.objects.get().name == "Vayve Mobility"
    assert Vehicle.objects.get().brand_name == "Vayve Mobility"


def test_a_model_that_only_listings_name_is_taken_in_or_merged_by_one_press(staff, makes):
    tata = makes[0]
    nexon = ModelImage.objects.create(brand=tata, name="Nexon")
    vehicle(model_name="Curvv")
    vehicle(model_name="Nexonn")
    text = staff.get(UNKNOWN).content.decode()
    assert f'<option value="{nexon.pk}" selected>Nexon</option>' in text
    of_tata = {"brand": tata.pk}
    staff.post(UNKNOWN, {**of_tata, "key": "curvv", "name": "Curvv", "what": "add"})
    sent = {**of_tata, "key": "nexonn", "name": "Nexonn", "into": nexon.pk, "what": "merge"}
    assert staff.post(UNKNOWN, sent).status_code == 302
    assert sorted(ModelImage.objects.values_list("name", flat=True)) == ["Curvv", "Nexon"]
    assert sorted(Vehicle.objects.values_list("model_name", flat=True)) == ["Curvv", "Nexon"]


@pytest.mark.parametrize(
    "sent",
    [
        {"name": "", "category": "car", "what": "add"},
        {"name": "!!", "category": "car", "what": "add"},
        {"name": "Vayve", "category": "boat", "what": "add"},
        {"category": "car", "what": "merge"},
        {"category": "bike", "what": "merge", "into": "TATA"},
        {"brand": "999", "name": "Nexon", "what": "add"},
        {"category": "car", "name": "Vayve", "what": "burn"},
    ],
    ids=str,
)
def test_bad_input_takes_in_nothing(staff, makes, sent):
    if "into" in sent:
        sent = {**sent, "into": makes[0].pk}
    answer = staff.post(UNKNOWN, {"key": "vayve", **sent})
    assert answer.status_code == 400
    assert "errornote" in answer.content.decode()
    assert BrandImage.objects.count() == 2
    assert not ModelImage.objects.exists()


def test_moderators_change_no_catalogue(makes):
    moderator = superuser("binu")
    moderator.is_superuser = False
    moderator.save()
    moderator.groups.add(Group.objects.get(name="moderator"))
    browser = Client()
    browser.force_login(moderator)
    assert browser.get(UNKNOWN).status_code == 403
    merge(browser, makes[1].pk, confirmed="yes", into=makes[0].pk)
    assert BrandImage.objects.count() == 2
