"""An owner's pages, with a script and without."""

from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

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
    assert {name: row["status_label"] for name, row in rows.items()} == {
        "live": "Live",
        "waiting": "Waiting for approval",
        "away": "Not available",
        "refused": "Rejected",
    }
    assert (rows["live"]["views"], rows["live"]["leads"]) == (7, 2)
    assert rows["refused"]["reason"] == "The photographs are too dark."
    assert response.context["waiting"] == 1
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
    assert before <= 8


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
