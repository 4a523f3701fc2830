import pytest

from gowheels.models import Pincode

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["560038", "560 038", "560%20038"])
def test_a_pincode_is_told_with_its_place(anonymous, indiranagar, typed):
    assert anonymous.get(f"/api/pincodes/{typed}/").json() == {
        "success": True,
        "pincode": "560038",
        "place": "Indiranagar",
        "district": "Bengaluru",
        "state": "Karnataka",
        "latitude": 12.9784,
        "longitude": 77.6408,
    }


@pytest.mark.parametrize("typed", ["999999", "abc", "5600388", "' OR 1=1", "%00"])
def test_a_pincode_nobody_knows_is_404(anonymous, indiranagar, typed):
    response = anonymous.get(f"/api/pincodes/{typed}/")
    assert response.status_code == 404
    assert response.json()["code"] == "pincode_unknown"


INDIRANAGAR = {
    "label": "Indiranagar, Bengaluru",
    "place": "Indiranagar",
    "district": "Bengaluru",
    "state": "Karnataka",
    "pincode": "560038",
    "latitude": 12.9784,
    "longitude": 77.6408,
}


@pytest.mark.parametrize(
    "q", ["indiranagar", "INDIRA NAGAR", "indra nagar", "Indiranagar, Bangalor"]
)
def test_a_place_is_suggested_by_its_name(anonymous, indiranagar, q):
    assert anonymous.get("/api/places/", {"q": q}).json() == {
        "success": True,
        "places": [{"kind": "locality", **INDIRANAGAR}],
        "count": 1,
        "next": None,
    }


def test_digits_are_completed_to_pincodes(anonymous, indiranagar):
    label = "560038 Indiranagar, Bengaluru"
    found = anonymous.get("/api/places/", {"q": "560 0"}).json()["places"]
    assert found == [{"kind": "pincode", **INDIRANAGAR, "label": label}]


def test_a_state_has_no_point(anonymous, indiranagar):
    found = anonymous.get("/api/places/", {"q": "karn"}).json()["places"]
    assert [(place["kind"], place["latitude"]) for place in found] == [("state", None)]


def test_at_most_eight_places_are_suggested(anonymous):
    Pincode.objects.bulk_create(
        Pincode(code=f"56003{digit}", place=f"Camp {digit}", district="Pune", state="Maharashtra")
        for digit in range(10)
    )
    assert anonymous.get("/api/places/", {"q": "camp"}).json()["count"] == 8
    assert anonymous.get("/api/places/", {"q": "5600"}).json()["count"] == 8


def test_a_position_is_told_with_the_nearest_place(anonymous, indiranagar):
    near = anonymous.get("/api/places/", {"lat": "12.97", "lng": "77.65"}).json()
    assert near["places"] == [{"kind": "locality", **INDIRANAGAR}]
    abroad = anonymous.get("/api/places/", {"lat": "51.5", "lng": "-0.1"}).json()
    assert (abroad["places"], abroad["count"]) == ([], 0)


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({}, "q"),
        ({"q": "x"}, "q"),
        ({"q": "x" * 61}, "q"),
        ({"q": "a\x00b"}, "q"),
        ({"lat": "12"}, "lng"),
        ({"lng": "12"}, "lat"),
        ({"lat": "91", "lng": "12"}, "lat"),
        ({"lat": "12", "lng": "-181"}, "lng"),
        ({"lat": "nan", "lng": "12"}, "lat"),
        ({"lat": "12", "lng": "inf"}, "lng"),
    ],
    ids=str,
)
def test_what_names_no_place_is_400_beside_its_field(anonymous, query, field):
    response = anonymous.get("/api/places/", query)
    assert response.status_code == 400
    assert list(response.json()["fields"]) == [field]


@pytest.mark.parametrize(
    "address",
    ["/api/places/?q=indira", "/api/places/?lat=12.97&lng=77.65", "/api/pincodes/560038/"],
)
def test_a_place_is_told_without_a_query(
    anonymous, indiranagar, django_assert_num_queries, address
):
    anonymous.get(address)
    with django_assert_num_queries(0):
        assert anonymous.get(address).status_code == 200


def test_places_are_read_only(anonymous):
    assert anonymous.post("/api/places/").status_code == 405
