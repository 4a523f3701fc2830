import pytest

from gowheels.models import UserProfile
from tests.factories import signed_in, vehicle

pytestmark = pytest.mark.django_db

LIST = "/admin/gowheels/userprofile/"


def act(staff, action: str, person):
    sent = {"action": action, "_selected_action": [person.profile.pk]}
    return staff.post(LIST, sent, follow=True)


def test_blocking_signs_a_person_out_and_hides_their_vehicles(staff, owner, anonymous):
    listed = vehicle(owner.user)
    assert act(staff, "block", owner.user).status_code == 200
    assert owner.get("/api/session/").json()["signed_in"] is False
    assert anonymous.get(listed.get_absolute_url()).status_code == 404
    act(staff, "unblock", owner.user)
    assert signed_in(owner.user).get("/api/session/").json()["signed_in"] is True
    assert anonymous.get(listed.get_absolute_url()).status_code == 200


def test_a_person_is_found_by_phone_and_name(staff, owner):
    phone = owner.user.profile.phone
    for words in (phone, "Ravi"):
        assert phone in staff.get(LIST, {"q": words}).content.decode()


def test_the_phone_of_a_person_is_read_only(staff, owner):
    path = f"{LIST}{owner.user.profile.pk}/change/"
    staff.post(path, {"phone": "+919800000000", "is_blocked": "on", "pincode": "560038"})
    profile = UserProfile.objects.get()
    assert profile.phone == owner.user.profile.phone
    assert profile.is_blocked is False
    assert profile.pincode == "560038"


def test_staff_make_no_people_and_read_no_codes(staff):
    assert staff.get(f"{LIST}add/").status_code == 403
    assert staff.get("/admin/gowheels/onetimepassword/").status_code == 404
