"""What visitors see is kept until a listing changes, and what people see never is."""

import pytest
from django.core.cache import cache
from django.test import Client

from gowheels.models import Vehicle
from tests.factories import superuser, vehicle

pytestmark = pytest.mark.django_db
ADDRESSES = ["/", "/vehicles/?category=car", "/get-vehicles/", "/api/vehicles/facets/", "/cars/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_kept_answer_costs_one_query_and_is_the_same_to_the_letter(
    anonymous, address, django_assert_num_queries
):
    vehicle()
    first = anonymous.get(address)
    with django_assert_num_queries(1):
        second = Client().get(address)
    assert first.status_code == second.status_code == 200
    assert first.content == second.content
    assert first["Content-Type"] == second["Content-Type"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_has_it_already_gets_an_empty_answer(anonymous, address):
    vehicle()
    etag = anonymous.get(address)["ETag"]
    again = anonymous.get(address, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == etag


def test_an_approval_is_seen_at_once(anonymous):
    waiting = vehicle(approval_status="pending", model_name="Curvv")
    before = anonymous.get("/vehicles/")
    assert b"Curvv" not in before.content
    waiting.approve(superuser())
    after = anonymous.get("/vehicles/", headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert b"Curvv" in after.content


@pytest.mark.parametrize(
    "change",
    [
        lambda it: it.set_available(available=False),
        lambda it: it.seller.profile.block(None, "Spam."),
        lambda it: it.delete(),
    ],
    ids=["unavailable", "blocked", "deleted"],
)
def test_what_is_taken_down_is_gone_at_once(anonymous, change):
    it = vehicle(model_name="Curvv")
    assert b"Curvv" in anonymous.get("/vehicles/").content
    change(Vehicle.objects.get(pk=it.pk))
    assert b"Curvv" not in anonymous.get("/vehicles/").content
    assert anonymous.get(it.get_absolute_url()).status_code == 410


def test_a_new_price_is_seen_at_once(anonymous):
    it = vehicle(price=1000)
    anonymous.get("/get-vehicles/")
    it.price = 1234
    it.save()
    assert anonymous.get("/get-vehicles/").json()["vehicles"][0]["price"] == "1234.00"


@pytest.mark.parametrize("address", ADDRESSES[:3])
def test_nobody_sees_what_was_made_for_somebody_else(anonymous, owner, outsider, address):
    own = owner.get(address)
    other = outsider.get(address)
    strange = anonymous.get(address)
    assert b"Ravi" not in strange.content + other.content
    if address != "/get-vehicles/":
        assert b"Ravi" in own.content
        assert b"Meera" in other.content
    for personal in (own, other):
        assert "no-store" in personal["Cache-Control"]
        assert not personal.has_header("ETag")


def test_a_page_with_a_token_is_not_kept(anonymous, django_assert_num_queries):
    it = vehicle()
    token = b"csrfmiddlewaretoken"
    page = anonymous.get(it.get_absolute_url())
    assert (token in page.content) != page.has_header("ETag")


@pytest.mark.parametrize("address", ["/", "/vehicles/?category=car"])
def test_a_kept_page_gives_each_visitor_a_token_and_every_header(anonymous, address):
    vehicle()
    first, kept = anonymous.get(address), Client().get(address)
    assert first.cookies["csrftoken"].value != kept.cookies["csrftoken"].value
    assert first.headers.keys() == kept.headers.keys()
    for name in ("Content-Security-Policy", "X-Frame-Options", "Permissions-Policy"):
        assert first[name] == kept[name]


def test_a_kept_answer_is_for_whoever_asks_with_a_get(anonymous):
    vehicle()
    anonymous.get("/get-vehicles/")
    assert anonymous.post("/get-vehicles/").status_code == 405
    assert anonymous.head("/get-vehicles/").content == b""


def test_a_failure_is_not_kept(anonymous):
    for _ in range(2):
        assert anonymous.get("/get-vehicles/?sort=magic").status_code == 400
    assert anonymous.get("/brands/nobody/").status_code == 404
    assert not [key for key in getattr(cache, "_cache", {}) if "visitors" in key]


def test_a_page_and_its_data_at_one_address_are_told_apart(anonymous):
    vehicle()
    page = anonymous.get("/vehicles/", headers={"Accept": "text/html"})
    other = anonymous.get("/vehicles/", headers={"Accept": "application/json"})
    assert "Accept" in page["Vary"]
    assert page.status_code == other.status_code == 200
