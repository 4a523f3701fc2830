import pytest

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
