"""An owner's pages, with a script and without."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from gowheels.models import Vehicle
from tests.factories import listing, photograph, superuser, vehicle, with_photographs

pytestmark = pytest.mark.django_db

PLAIN = {"headers": {"Accept": "text/html"}}


def test_the_dashboard_shows_a_persons_own_vehicles_and_no_others(owner):
    vehicle(owner.user, model_name="Mine")
    vehicle(model_name="Theirs")
    response = owner.get("/dashboard/")
    text = response.content.decode()
    assert [row["card"]["model_name"] for row in response.context["vehicles"]] == ["Mine"]
    assert "Mine" in text
    assert "Theirs" not in text
    assert response.context["name"] == "Ravi"


def test_the_dashboard_says_where_each_vehicle_stands(owner):
    vehicle(owner.user, model_name="live", view_count=7, contact_count=2)
    vehicle(owner.user, model_name="waiting", approval_status="pending")
    vehicle(owner.user, model_name="away", available=False)
    refused = vehicle(owner.user, model_name="refused", approval_status="pending")
    refused.reject(superuser(), "The photographs are too dark.")
    response = owner.get("/dashboard/")
    rows = {row["vehicle"].model_name: row for row in response.context["vehicles"]}
    assert {name: row["card"]["state_label"] for name, row in rows.items()} == {
        "live": "Live",
        "waiting": "Waiting for approval",
        "away": "Not available",
        "refused": "Rejected",
    }
    live = rows["live"]["card"]
    assert (live["views"], live["leads"]) == (7, 2)
    assert rows["refused"]["card"]["reason"] == "The photographs are too dark."
    assert response.context["counts"] == {"all": 4, "pending": 1, "stale": 0}
    assert "The photographs are too dark." in response.content.decode()


def test_the_dashboard_of_somebody_without_vehicles_or_of_staff_is_a_page(outsider, staff):
    for browser in (outsider, staff):
        response = browser.get("/dashboard/")
        assert response.status_code == 200
        assert response.context["vehicles"] == []


def test_the_dashboard_costs_the_same_queries_for_one_vehicle_and_for_fifty(owner, count_queries):
    with_photographs(vehicle(owner.user), 2)
    before = count_queries(owner, "/dashboard/")
    for _ in range(49):
        with_photographs(vehicle(owner.user), 2)
    assert count_queries(owner, "/dashboard/") == before
    assert before <= 10


def test_many_vehicles_are_shown_a_page_at_a_time(owner):
    made = [vehicle(owner.user, approval_status="pending").pk for _ in range(45)]
    seen, url = [], "/dashboard/"
    while url:
        context = owner.get(url).context
        seen += [row["vehicle"].pk for row in context["vehicles"]]
        url = context["next_url"]
    assert seen == made[::-1]


def test_the_dashboard_offers_all_that_can_be_done(owner):
    long_ago = timezone.now() - timedelta(days=35)
    made = vehicle(owner.user, model_name="Forgotten", confirmed_at=long_ago)
    refused = vehicle(owner.user, model_name="Refused")
    refused.reject(superuser(), "Too dark.")
    gone = vehicle(owner.user, model_name="Gone")
    gone.discard()
    text = owner.get("/dashboard/").content.decode()
    for act in ("availability", "confirm", "delete"):
        assert f'"/api/vehicles/{made.pk}/{act}/"' in text
    assert f'href="/vehicles/{made.pk}/edit/"' in text
    assert "1 vehicle waits for your word." in text
    assert 'action="/api/my/vehicles/confirm/"' in text
    assert "Change it" in text
    assert "List it again" not in text
    assert f'action="/api/vehicles/{gone.pk}/restore/"' in text


def test_the_edit_page_says_what_goes_before_staff_again(owner):
    made = with_photographs(vehicle(owner.user, price="1850.50", deposit="5000"), 2)
    page = owner.get(f"/vehicles/{made.pk}/edit/")
    text = page.content.decode()
    assert text.count("A change here goes to our staff again.") == 3
    assert 'value="1850.50"' in text
    assert 'value="5000"' in text
    assert 'value="Nexon"' in text
    assert "Photograph 2 of 2" in text


def test_the_page_that_asks_before_a_deletion_changes_nothing(owner):
    made = vehicle(owner.user)
    text = owner.get(f"/vehicles/{made.pk}/delete/").content.decode()
    assert f'action="/api/vehicles/{made.pk}/delete/"' in text
    assert Vehicle.objects.get().deleted_at is None


def test_the_form_has_its_limits_and_a_key_of_its_own(owner):
    first, second = owner.get("/add-vehicle/"), owner.get("/add-vehicle/")
    keys = [response.context["form"]["submission_key"].value() for response in (first, second)]
    assert first.context["limits"] == {"photos": 12, "photo_megabytes": 15}
    assert all(UUID(str(key)) for key in keys)
    assert keys[0] != keys[1]
    assert str(keys[0]) in first.content.decode()


def test_a_post_answers_json_unless_a_page_is_asked_for(owner):
    assert owner.post("/add-vehicle/", listing()).json()["success"] is True
    assert owner.post("/add-vehicle/", listing(), **PLAIN).status_code == 302


def test_a_plain_form_lists_a_vehicle_and_leads_to_the_dashboard(owner, stored):
    sent = listing(submission_key=str(uuid4()), vehicle_images=[photograph(60, 60)])
    response = owner.post("/add-vehicle/", sent, **PLAIN, follow=True)
    assert response.redirect_chain == [("/dashboard/", 302)]
    assert "Our staff look at your Maruti Suzuki Swift 2021 next." in response.content.decode()
    assert Vehicle.objects.get().image_count == 1


def test_a_plain_form_sent_twice_lists_once(owner):
    sent = listing(submission_key=str(uuid4()))
    for _ in range(2):
        assert owner.post("/add-vehicle/", sent, **PLAIN)["Location"] == "/dashboard/"
    assert Vehicle.objects.count() == 1


def test_a_plain_form_comes_back_with_its_errors_and_what_was_typed(owner, stored):
    key = str(uuid4())
    sent = listing(
        price="0",
        description="One careful owner.",
        submission_key=key,
        vehicle_images=[SimpleUploadedFile("notes.jpg", b"no picture")],
    )
    response = owner.post("/add-vehicle/", sent, **PLAIN)
    text = response.content.decode()
    assert response.status_code == 400
    assert set(response.context["form"].errors) == {"price", "vehicle_images"}
    assert "notes.jpg is not a picture we can read." in text
    assert "One careful owner." in text
    assert 'value="Swift"' in text
    assert key in text
    assert stored() == []


def test_who_is_signed_out_is_asked_to_sign_in_and_comes_back(anonymous):
    assert anonymous.get("/add-vehicle/")["Location"] == "/login/?next=/add-vehicle/"
    assert anonymous.post("/add-vehicle/", listing(), **PLAIN)["Location"].startswith("/login/")
    assert not Vehicle.objects.exists()
