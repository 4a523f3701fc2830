"""A form of the desk that is filled in wrongly comes back, and is no 200."""

import pytest

from tests.factories import vehicle

pytestmark = pytest.mark.django_db
NO_MODELS = {"models-TOTAL_FORMS": 0, "models-INITIAL_FORMS": 0}


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("gowheels/brandimage/add/", {"category": "magic", "name": "Tata", **NO_MODELS}),
        ("gowheels/brandimage/add/", {"category": "car", "name": "Tata"}),
        ("gowheels/modelimage/add/", {"name": "Nexon"}),
        ("gowheels/pincode/add/", {"code": "560038", "latitude": "x"}),
        ("auth/user/add/", {"username": "asha", "password1": "1", "password2": "2"}),
        ("auth/group/add/", {"name": ""}),
        ("password_change/", {"old_password": "1"}),
        ("gowheels/vehicle/{vehicle}/change/", {"price": "x"}),
        ("auth/user/{owner}/password/", {"password1": "1", "password2": "2"}),
    ],
)
def test_what_is_wrong_is_a_400_that_says_so(staff, owner, path, sent):
    made = vehicle()
    address = "/admin/" + path.format(vehicle=made.pk, owner=made.seller_id)
    answer = staff.post(address, sent, headers={"Accept": "text/html"})
    assert answer.status_code == 400
    assert "error" in answer.content.decode()


def test_a_page_that_only_asks_is_none(staff):
    asked = {"action": "reject_selected", "_selected_action": [vehicle().pk]}
    assert staff.post("/admin/gowheels/vehicle/", asked).status_code == 200


def test_a_key_that_no_row_can_have_finds_nothing_on_any_database(staff):
    too_large = str(10**23)
    found = staff.get("/admin/gowheels/vehicle/", {"id__in": too_large})
    assert found.status_code in (200, 400)  # SQLite has no such number, MariaDB no such row
    sent = {"username": "ravi", "groups": too_large}
    assert staff.post(f"/admin/auth/user/{vehicle().seller_id}/change/", sent).status_code == 400
