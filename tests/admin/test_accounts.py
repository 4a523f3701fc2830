import pytest
from django.contrib.auth.models import Permission, User

from gowheels.models import UserProfile, Vehicle, VehicleClick
from gowheels.photos import prepare, store_portrait
from tests.factories import photograph, signed_in, vehicle

pytestmark = pytest.mark.django_db

LIST = "/admin/gowheels/userprofile/"


def act(staff, action: str, person):
    said = {"confirmed": "yes", "reason": "Spam."} if action == "block" else {}
    sent = {"action": action, "_selected_action": [person.profile.pk], **said}
    return staff.post(LIST, sent, follow=True)


def test_blocking_signs_a_person_out_and_hides_their_vehicles(staff, owner, anonymous):
    listed = vehicle(owner.user)
    assert act(staff, "block", owner.user).status_code == 200
    assert owner.get("/api/session/").json()["signed_in"] is False
    assert anonymous.get(listed.get_absolute_url()).status_code == 410
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


def test_a_photograph_that_should_not_be_there_is_removed_with_its_file(staff, owner, stored):
    profile = owner.user.profile
    profile.set_photo(store_portrait(prepare(photograph())))
    assert len(stored()) == 1
    assert act(staff, "remove_photo", owner.user).status_code == 200
    profile.refresh_from_db()
    assert not profile.photo
    assert stored() == []


@pytest.mark.parametrize("action", ["block", "unblock", "remove_photo"])
def test_only_staff_who_may_change_people_do_so(owner, action):
    reader = User.objects.create_user("reader", password="x", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_userprofile"))
    if action == "unblock":
        owner.user.profile.block(None, "Spam.")
    act(signed_in(reader), action, owner.user)
    assert UserProfile.objects.get().is_blocked is (action == "unblock")


@pytest.mark.parametrize("model", ["gowheels/userprofile", "auth/user"])
@pytest.mark.parametrize("way", ["page", "action"])
def test_staff_delete_an_account_as_a_whole(staff, owner, outsider, model, way):
    user = owner.user
    looked_at = vehicle(outsider.user)
    vehicle(user)
    VehicleClick.objects.record(looked_at, f"user:{user.pk}", "view", user)
    pk = user.pk if model == "auth/user" else user.profile.pk
    if way == "page":
        staff.post(f"/admin/{model}/{pk}/delete/", {"post": "yes"})
    else:
        sent = {"action": "delete_selected", "_selected_action": [pk], "post": "yes"}
        staff.post(f"/admin/{model}/", sent)
    assert not User.objects.filter(pk=user.pk).exists()
    assert not UserProfile.objects.filter(user=user.pk).exists()
    assert list(Vehicle.objects.all()) == [looked_at]
    assert VehicleClick.objects.get().user is None
    assert owner.get("/api/session/").json()["signed_in"] is False
