"""An owner edits, offers, confirms, deletes and brings back their vehicles, and nobody else's."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gowheels.models import GoneVehicle, Vehicle
from tests.factories import person, signed_in, superuser, vehicle

pytestmark = pytest.mark.django_db

LONG_AGO = timezone.now() - timedelta(days=61)
PLAIN = {"headers": {"Accept": "text/html"}}
OWN_ADDRESSES = [
    ("POST", "/api/vehicles/{}/edit/"),
    ("POST", "/api/vehicles/{}/delete/"),
    ("POST", "/api/vehicles/{}/restore/"),
    ("POST", "/api/vehicles/{}/availability/"),
    ("POST", "/api/vehicles/{}/confirm/"),
    ("GET", "/vehicles/{}/edit/"),
    ("POST", "/vehicles/{}/edit/"),
    ("GET", "/vehicles/{}/delete/"),
]


def blocked_browser(user):
    browser = signed_in(user)
    user.profile.block(None, "Spam.")
    return browser


@pytest.mark.parametrize(("method", "address"), OWN_ADDRESSES)
@pytest.mark.parametrize(
    ("who", "status"),
    [("nobody", 401), ("customer", 404), ("other owner", 404), ("staff", 404), ("blocked", 401)],
)
def test_a_vehicle_is_its_owners_alone(anonymous, outsider, staff, method, address, who, status):
    seller, other = person("Ravi"), person("Sunil")
    made = vehicle(seller)
    vehicle(other)
    browser = {
        "nobody": lambda: anonymous,
        "customer": lambda: outsider,
        "other owner": lambda: signed_in(other),
        "staff": lambda: staff,
        "blocked": lambda: blocked_browser(seller),
    }[who]()
    before = Vehicle.objects.filter(pk=made.pk).values().get()
    response = browser.generic(method, address.format(made.pk))
    if status == 401 and not address.startswith("/api/"):
        assert response["Location"].startswith("/login/?next=")
    else:
        assert response.status_code == status
    assert Vehicle.objects.filter(pk=made.pk).values().get() == before


@pytest.mark.parametrize("address", [a for m, a in OWN_ADDRESSES if "/api/" in a])
def test_nothing_is_changed_by_looking(owner, address):
    made = vehicle(owner.user)
    assert owner.get(address.format(made.pk)).status_code == 405


def test_ones_vehicles_are_listed_with_what_came_of_them(owner):
    vehicle()
    made = vehicle(owner.user, view_count=7, contact_count=2)
    made.reject(superuser(), "Too dark.")
    answer = owner.get("/api/my/vehicles/").json()
    (own,) = answer["vehicles"]
    assert (answer["count"], answer["next"]) == (1, None)
    assert (own["id"], own["state"], own["reason"]) == (made.pk, "rejected", "Too dark.")
    assert (own["views"], own["leads"], own["available"]) == (7, 2, True)
    assert own["edit_url"] == f"/vehicles/{made.pk}/edit/"
    assert own["confirmed_at"]


def test_pages_of_ones_vehicles_repeat_and_skip_nothing(owner, count_queries):
    same_time = timezone.now()
    made = [vehicle(owner.user, created_at=same_time).pk for _ in range(45)]
    seen, url = [], "/api/my/vehicles/"
    while url:
        answer = owner.get(url).json()
        seen += [own["id"] for own in answer["vehicles"]]
        url = answer["next"]
        vehicle(owner.user)
    assert seen == made[::-1]
    assert count_queries(owner, "/api/my/vehicles/") <= 4


def test_a_forged_page_is_refused_on_both(owner):
    assert owner.get("/api/my/vehicles/?cursor=forged").status_code == 400
    assert owner.get("/dashboard/?cursor=forged").status_code == 400


def test_ones_vehicles_need_somebody_who_is_signed_in(anonymous):
    assert anonymous.get("/api/my/vehicles/").status_code == 401
    assert anonymous.post("/api/my/vehicles/confirm/").status_code == 401


def test_the_switch_keeps_a_vehicle_back_and_offers_it_again(owner):
    made = vehicle(owner.user)
    address = f"/api/vehicles/{made.pk}/availability/"
    off = owner.post(address, {"available": "false"}).json()
    assert (off["vehicle"]["state"], off["vehicle"]["available"]) == ("unavailable", False)
    assert not Vehicle.objects.visible().exists()
    on = owner.post(address, {"available": True}, content_type="application/json").json()
    assert on["vehicle"]["state"] == "live"
    assert Vehicle.objects.visible().exists()


@pytest.mark.parametrize("said", ["", "perhaps"])
def test_a_switch_that_says_neither_is_refused(owner, said):
    made = vehicle(owner.user)
    response = owner.post(f"/api/vehicles/{made.pk}/availability/", {"available": said})
    assert response.status_code == 400
    assert Vehicle.objects.get().available


def test_to_offer_is_to_confirm(owner):
    made = vehicle(owner.user, available=False, confirmed_at=LONG_AGO)
    owner.post(f"/api/vehicles/{made.pk}/availability/", {"available": "true"})
    assert Vehicle.objects.get().is_visible


def test_a_word_brings_a_hidden_vehicle_back(owner):
    made = vehicle(owner.user, confirmed_at=LONG_AGO)
    assert not Vehicle.objects.visible().exists()
    answer = owner.post(f"/api/vehicles/{made.pk}/confirm/").json()
    assert (answer["vehicle"]["state"], answer["vehicle"]["needs_word"]) == ("live", False)
    assert Vehicle.objects.visible().exists()


def test_one_word_for_all_that_wait_and_for_nobody_elses(owner):
    theirs = vehicle(confirmed_at=LONG_AGO)
    waiting = [vehicle(owner.user, confirmed_at=LONG_AGO).pk for _ in range(2)]
    vehicle(owner.user, available=False, confirmed_at=LONG_AGO)
    answer = owner.post("/api/my/vehicles/confirm/").json()
    assert answer["confirmed"] == 2
    assert sorted(Vehicle.objects.visible().values_list("pk", flat=True)) == waiting
    theirs.refresh_from_db()
    assert theirs.needs_word
    assert owner.post("/api/my/vehicles/confirm/").json()["confirmed"] == 0


def test_a_deleted_vehicle_is_gone_everywhere_at_once(owner, anonymous, staff):
    made = vehicle(owner.user)
    response = owner.post(f"/api/vehicles/{made.pk}/delete/")
    assert "You can undo that until" in response.json()["message"]
    for browser in (anonymous, owner, staff):
        assert browser.get(made.get_absolute_url()).status_code == 410
        assert browser.get(f"/api/vehicles/{made.pk}/").status_code == 410
    assert anonymous.get("/api/vehicles/").json()["vehicles"] == []
    assert owner.get("/api/my/vehicles/").json()["vehicles"] == []
    assert owner.post(f"/api/vehicles/{made.pk}/confirm/").status_code == 404
    assert owner.post(f"/api/vehicles/{made.pk}/edit/").status_code == 404
    assert made.title not in anonymous.get("/vehicles/").content.decode()
    assert f">{made.title}<" not in staff.get("/admin/gowheels/vehicle/").content.decode()
    assert staff.get(f"/admin/gowheels/vehicle/{made.pk}/change/").status_code == 302
    assert staff.post(f"/admin/gowheels/vehicle/{made.pk}/approve/").status_code == 404


def test_a_vehicle_that_was_never_seen_is_no_secret_when_it_is_deleted(owner, anonymous):
    made = vehicle(owner.user, approval_status="pending")
    owner.post(f"/api/vehicles/{made.pk}/delete/")
    assert anonymous.get(made.get_absolute_url()).status_code == 404
    assert owner.get(made.get_absolute_url()).status_code == 404
    assert not Vehicle.objects.pending().exists()


def test_a_deletion_is_undone_and_the_vehicle_stands_where_it_stood(owner, anonymous):
    made = vehicle(owner.user)
    for _ in range(2):  # each is sent twice, as after an answer that was lost
        assert owner.post(f"/api/vehicles/{made.pk}/delete/").status_code == 200
    for _ in range(2):
        answer = owner.post(f"/api/vehicles/{made.pk}/restore/").json()
        assert answer["vehicle"]["state"] == "live"
    assert anonymous.get(made.get_absolute_url()).status_code == 200
    assert not GoneVehicle.objects.exists()


def test_after_a_week_nothing_can_be_undone(owner, move_clock):
    made = vehicle(owner.user)
    owner.post(f"/api/vehicles/{made.pk}/delete/")
    move_clock(days=7, minutes=1)
    assert owner.post(f"/api/vehicles/{made.pk}/restore/").status_code == 404
    assert made.title not in owner.get("/dashboard/").content.decode()


@pytest.mark.parametrize(
    ("act", "sent"),
    [
        ("availability", {"available": "false"}),
        ("confirm", {}),
        ("delete", {}),
        ("restore", {}),
    ],
)
def test_each_act_is_a_plain_form_that_leads_back(owner, act, sent):
    made = vehicle(owner.user)
    response = owner.post(f"/api/vehicles/{made.pk}/{act}/", sent, **PLAIN, follow=True)
    assert response.redirect_chain == [("/dashboard/", 302)]
    assert len(list(response.context["messages"])) == 1


def test_a_plain_form_about_what_is_not_there_leads_to_a_page(owner, anonymous):
    for browser, status in ((owner, 404), (anonymous, 401)):
        response = browser.post("/api/vehicles/1/confirm/", **PLAIN)
        assert response.status_code == status
        assert response["Content-Type"].startswith("text/html")
