"""An owner edits a vehicle: what is live at once, what staff see again, and two tabs."""

import threading

import pytest
from django.db import connection

from gowheels.models import FacetCount, Vehicle
from gowheels.models.listing_life import StateChanged
from gowheels.models.vehicles import JUDGED, TERMS
from tests.factories import person, signed_in, superuser, vehicle

pytestmark = pytest.mark.django_db
PLAIN = {"headers": {"Accept": "text/html"}}
# Something else for each field of a vehicle that tests.factories makes.
OTHER = {
    "category": "van",
    "brand_name": "Mahindra",
    "model_name": "Thar",
    "year": "2023",
    "fuel": "diesel",
    "transmission": "automatic",
    "seats": "4",
    "plate": "private",
    "registration": "KA01AB1234",
    "description": "New tyres.",
    "pincode": "560001",
    "locality": "Ulsoor",
    "district": "Mysuru",
    "state": "Kerala",
    "price": "1900",
    "price_per_hour": "150.50",
    "deposit": "5000",
    "km_per_day": "250",
    "extra_km_price": "9",
}


def form_of(made: Vehicle, **changed):
    """What the edit page of a vehicle sends."""
    made.refresh_from_db()
    said = {name: getattr(made, name) for name in (*JUDGED, *TERMS)}
    plain = {name: "" if value is None else str(value) for name, value in said.items()}
    return {**plain, "seen": made.fingerprint, **changed}


def edit(browser, made, sent):
    return browser.post(f"/api/vehicles/{made.pk}/edit/", sent)


@pytest.mark.parametrize("name", TERMS)
def test_a_change_of_terms_is_live_at_once(owner, anonymous, name):
    made = vehicle(owner.user)
    response = edit(owner, made, form_of(made, **{name: OTHER[name]}))
    assert response.status_code == 200
    assert (response.json()["next"], response.json()["vehicle"]["state"]) == ("/dashboard/", "live")
    shown = anonymous.get(f"/api/vehicles/{made.pk}/").json()["vehicle"]
    assert float(shown[name]) == float(OTHER[name])


@pytest.mark.parametrize("name", JUDGED)
def test_a_change_of_what_it_is_goes_before_staff(owner, name):
    made = vehicle(owner.user)
    response = edit(owner, made, form_of(made, **{name: OTHER[name]}))
    assert response.json()["vehicle"]["state"] == "pending"
    made.refresh_from_db()
    assert str(getattr(made, name)) == OTHER[name]
    assert not made.is_visible
    assert list(Vehicle.objects.pending()) == [made]


def test_every_field_of_the_form_is_judged_or_a_term(owner):
    made = vehicle(owner.user)
    page = owner.get(f"/vehicles/{made.pk}/edit/")
    assert set(page.context["form"].fields) == {*JUDGED, *TERMS, "seen", "vehicle_images", "remove"}


def test_the_counts_follow_an_edit(owner):
    made = vehicle(owner.user)
    edit(owner, made, form_of(made, price="4000"))
    kept = set(FacetCount.objects.exclude(count=0).values_list("scope", "facet", "value", "count"))
    FacetCount.objects.rebuild(Vehicle.objects.visible())
    assert {cell for cell in kept if cell[1] != "version"} == {
        cell
        for cell in FacetCount.objects.values_list("scope", "facet", "value", "count")
        if cell[1] != "version"
    }


def test_a_new_pincode_moves_the_vehicle(owner, indiranagar):
    made = vehicle(owner.user, pincode="560001")
    edit(owner, made, form_of(made, pincode="560038"))
    made.refresh_from_db()
    assert (made.latitude, made.longitude) == (12.9784, 77.6408)


def test_a_rejected_vehicle_that_is_changed_waits_again(owner):
    made = vehicle(owner.user)
    made.reject(superuser(), "The price is not plausible. Check it, please.")
    edit(owner, made, form_of(made, price="1700"))
    made.refresh_from_db()
    assert (made.approval_status, made.rejection_reason) == ("pending", "")


def test_what_is_sent_as_it_stands_changes_nothing(owner):
    made = vehicle(owner.user, description="Line one.\nLine two.")
    before = Vehicle.objects.values().get()
    browser_ends_lines = "Line one.\r\nLine two."
    assert edit(owner, made, form_of(made, description=browser_ends_lines)).status_code == 200
    assert Vehicle.objects.values().get() == before


def test_the_same_edit_sent_twice_is_no_conflict_with_itself(owner):
    made = vehicle(owner.user)
    sent = form_of(made, price="1900", model_name="Punch")
    one, again = edit(owner, made, sent), edit(owner, made, sent)
    assert (one.status_code, again.status_code) == (200, 200)
    assert one.json() == again.json()


def test_a_save_on_top_of_anothers_is_told_what_stands_and_may_then_be_made(owner):
    made = vehicle(owner.user)
    mine, other = form_of(made, price="2000"), form_of(made, price="1500", seats="7")
    edit(owner, made, other)
    refused = edit(owner, made, mine)
    told = refused.json()
    assert (refused.status_code, told["code"]) == (409, "changed_meanwhile")
    assert told["fields"] == {
        "price": ["Saved meanwhile: ₹1,500"],
        "seats": ["Saved meanwhile: 7"],
    }
    made.refresh_from_db()
    assert (made.price, made.seats) == (1500, 7)
    assert edit(owner, made, {**mine, "seen": told["seen"]}).status_code == 200
    made.refresh_from_db()
    assert (made.price, made.seats) == (2000, 5)


def test_a_correction_by_staff_is_not_written_over_unseen(owner):
    made = vehicle(owner.user)
    mine = form_of(made, price="2000")
    Vehicle.objects.filter(pk=made.pk).update(description="Corrected.")
    assert edit(owner, made, mine).status_code == 409


def test_a_plain_form_keeps_what_was_typed_and_shows_what_stands(owner):
    made = vehicle(owner.user)
    mine = form_of(made, price="2000")
    edit(owner, made, form_of(made, price="1500"))
    page = owner.post(f"/vehicles/{made.pk}/edit/", mine, **PLAIN)
    text = page.content.decode()
    assert page.status_code == 409
    assert 'value="2000"' in text
    assert "Saved meanwhile: ₹1,500" in text
    assert "Save again to put yours in its place." in text
    seen = page.context["form"]["seen"].value()
    again = owner.post(f"/vehicles/{made.pk}/edit/", {**mine, "seen": seen}, **PLAIN)
    assert again["Location"] == "/dashboard/"
    assert Vehicle.objects.get().price == 2000


def test_a_bad_field_comes_back_with_what_was_typed(owner):
    made = vehicle(owner.user)
    sent = form_of(made, price="0", description="Half written")
    page = owner.post(f"/vehicles/{made.pk}/edit/", sent, **PLAIN)
    assert (page.status_code, set(page.context["form"].errors)) == (400, {"price"})
    assert "Half written" in page.content.decode()
    assert edit(owner, made, sent).json()["fields"].keys() == {"price"}


def test_an_edit_that_does_not_say_what_it_rests_on_is_refused(owner):
    made = vehicle(owner.user)
    response = edit(owner, made, form_of(made, price="1900", seen=""))
    assert response.json()["fields"].keys() == {"seen"}


@pytest.mark.parametrize("forced", ["approval_status", "listed", "seller", "deleted_at"])
def test_what_is_not_the_owners_to_say_is_not_taken(owner, forced):
    made = vehicle(owner.user, approval_status="pending")
    value = getattr(made, f"{forced}_id" if forced == "seller" else forced)
    edit(owner, made, form_of(made, price="1900", **{forced: "1"}))
    made.refresh_from_db()
    assert getattr(made, f"{forced}_id" if forced == "seller" else forced) == value


@pytest.mark.parametrize("status", ["pending", "approved"])
def test_a_decision_on_what_was_edited_since_does_not_go_through(owner, status):
    made, asha = vehicle(owner.user, approval_status=status), superuser()
    seen = Vehicle.objects.get()
    edit(owner, made, form_of(made, model_name="Safari"))
    with pytest.raises(StateChanged):
        seen.approve(asha)
    assert Vehicle.objects.get().approval_status == "pending"


def test_staff_with_the_page_from_before_an_edit_are_told_so(owner, staff):
    made = vehicle(owner.user, approval_status="pending")
    page = staff.get(f"/admin/gowheels/vehicle/{made.pk}/change/")
    seen = page.context["original"].decision_seen
    edit(owner, made, form_of(made, description="Call me at another number."))
    told = staff.post(f"/admin/gowheels/vehicle/{made.pk}/approve/", {"seen": seen}, follow=True)
    assert "was changed by its owner meanwhile" in told.content.decode()
    assert Vehicle.objects.get().approval_status == "pending"


@pytest.mark.django_db(transaction=True)
def test_of_two_tabs_that_save_at_once_one_is_told():
    seller = person("Ravi")
    made = vehicle(seller)
    forms = [form_of(made, price=price) for price in ("1500", "2000", "2500", "3000")]
    start, statuses = threading.Barrier(len(forms)), []

    def save(sent):
        browser = signed_in(seller)
        start.wait()
        try:
            statuses.append(edit(browser, made, sent).status_code)
        finally:
            connection.close()

    threads = [threading.Thread(target=save, args=[sent]) for sent in forms]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200, 409, 409, 409]
