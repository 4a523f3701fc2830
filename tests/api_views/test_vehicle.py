"""One vehicle as JSON, and those like it."""

import pytest

from tests.factories import person, vehicle, with_photographs

pytestmark = pytest.mark.django_db


def test_a_vehicle_is_told_whole(anonymous):
    listed = with_photographs(
        vehicle(
            person("Ravi Kumar"),
            description="No pets.",
            deposit=5000,
            km_per_day=250,
            latitude=12.97842,
            longitude=77.64081,
        ),
        2,
    )
    told = anonymous.get(f"/api/vehicles/{listed.pk}/").json()["vehicle"]
    assert (told["id"], told["title"], told["url"]) == (
        listed.pk,
        "Tata Nexon 2022",
        listed.get_absolute_url(),
    )
    assert (told["price"], told["deposit"], told["km_per_day"]) == ("1850.00", "5000.00", 250)
    assert told["extra_km_price"] is None
    assert told["description"] == "No pets."
    assert {"label": "Deposit", "value": "₹5,000"} in told["stated"]
    assert len(told["images"]) == 2
    assert told["owner"]["name"] == "Ravi"
    assert set(told["owner"]) == {"name", "since"}
    # A neighbourhood, not a door.
    assert (told["location"]["latitude"], told["location"]["longitude"]) == (12.978, 77.641)
    assert told["location"]["pincode"] == "560038"


def test_nothing_of_it_tells_the_owners_phone(anonymous):
    listed = vehicle(person("Ravi", phone="+919812345678"))
    for path in (f"/api/vehicles/{listed.pk}/", f"/api/vehicles/{listed.pk}/similar/"):
        assert "98123" not in anonymous.get(path).content.decode()


def test_those_like_it_are_listed(anonymous):
    listed, like = vehicle(), vehicle()
    vehicle(category="bike")
    answer = anonymous.get(f"/api/vehicles/{listed.pk}/similar/").json()
    assert [card["id"] for card in answer["vehicles"]] == [like.pk]
    assert (answer["count"], answer["next"]) == (1, None)


@pytest.mark.parametrize("end", ["", "similar/"])
def test_what_is_gone_is_410_and_what_never_was_404(anonymous, owner, end):
    listed = vehicle(owner.user)
    path = f"/api/vehicles/{listed.pk}/{end}"
    listed.set_available(False)
    assert owner.get(path).status_code == 200
    response = anonymous.get(path)
    assert (response.status_code, response.json()["code"]) == (410, "gone")
    listed.delete()
    for browser in (anonymous, owner):
        assert browser.get(path).status_code == 410
    for unknown in ("999999", "9" * 30):
        assert anonymous.get(f"/api/vehicles/{unknown}/{end}").status_code == 404


def test_it_costs_the_same_however_much_there_is(anonymous, count_queries):
    listed = with_photographs(vehicle(), 1)
    path = f"/api/vehicles/{listed.pk}/"
    before = count_queries(anonymous, path)
    listed.images.all().delete()
    with_photographs(listed, 12)
    assert count_queries(anonymous, path) == before == 2
    assert count_queries(anonymous, f"{path}similar/") <= 6
