"""Whatever staff change by a form of the desk is in the audit, from what to what."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse

from gowheels.models import AuditEntry, Pincode, UserProfile, Vehicle, VehicleImage
from tests.factories import person, signed_in, superuser, vehicle, with_photographs

pytestmark = pytest.mark.django_db


def filled_in(browser, page: str, **changed) -> dict:
    """What the form of a page sends, with some of it changed."""
    form = browser.get(page).context["adminform"].form
    sent = {}
    for bound in form:
        value = bound.value()
        widget_names = getattr(bound.field.widget, "widgets_names", None)
        if widget_names and value is not None:
            parts = bound.field.widget.decompress(value)
            sent |= {
                f"{bound.html_name}{name}": str(part)
                for name, part in zip(widget_names, parts, strict=True)
                if part is not None
            }
        elif value is not None and value is not False:
            sent[bound.html_name] = "on" if value is True else value
    return {name: value for name, value in (sent | changed).items() if value is not None}


def entry(target, verb: str = "change") -> AuditEntry:
    return AuditEntry.objects.about(target).get(verb=verb)


def test_a_detail_that_staff_correct_is_recorded_and_logged_once(staff):
    made = vehicle(description="Call 98765 43210.", approval_status="pending")
    page = reverse("admin:gowheels_vehicle_change", args=[made.pk])
    answer = staff.post(page, filled_in(staff, page, price="1900", description="Clean."))
    assert answer.status_code == 302
    found = entry(made)
    assert (found.via, found.actor) == ("admin", staff.user)
    assert found.before == {"price": "1850.00", "description": "Call 98765 43210."}
    assert found.after == {"price": "1900", "description": "Clean."}
    assert LogEntry.objects.count() == 1


def test_a_form_that_changes_nothing_is_in_no_audit(staff):
    made = vehicle()
    page = reverse("admin:gowheels_vehicle_change", args=[made.pk])
    assert staff.post(page, filled_in(staff, page)).status_code == 302
    assert not AuditEntry.objects.exists()


def test_a_vehicle_that_staff_correct_is_weighed_anew(staff, django_capture_on_commit_callbacks):
    made = vehicle(description="Call 98765 43210.", approval_status="pending")
    page = reverse("admin:gowheels_vehicle_change", args=[made.pk])
    sent = filled_in(staff, page, description="Clean.")
    Vehicle.objects.filter(pk=made.pk).update(risk=99)
    with django_capture_on_commit_callbacks(execute=True):
        staff.post(page, sent)
    # A new account, and no photographs.
    assert Vehicle.objects.get().risk == 2 + 2


def test_rights_given_on_a_users_page_are_recorded_from_what_to_what(staff):
    user = person("Binu")
    page = reverse("admin:auth_user_change", args=[user.pk])
    right = Permission.objects.get(codename="view_pincode")
    sent = filled_in(
        staff,
        page,
        is_staff="on",
        groups=[Group.objects.get(name="support").pk],
        user_permissions=[right.pk],
    )
    assert staff.post(page, sent).status_code == 302
    found = entry(user)
    assert (found.via, found.actor) == ("admin", staff.user)
    assert found.before == {"staff": False, "roles": [], "rights": []}
    assert found.after == {"staff": True, "roles": ["support"], "rights": ["view_pincode"]}
    assert LogEntry.objects.count() == 1


def test_another_password_is_recorded_and_not_what_it_is(staff):
    user = superuser("binu")
    page = reverse("admin:auth_user_password_change", args=[user.pk])
    new = "kettle-drum-harvest"
    sent = {"password1": new, "password2": new, "usable_password": "true"}
    assert staff.post(page, sent).status_code == 302
    found = entry(user)
    assert (found.before, found.after) == ({}, {"password": "another one"})


def test_who_is_made_and_who_is_deleted_is_recorded(staff):
    new = "kettle-drum-harvest"
    staff.post(
        reverse("admin:auth_user_add"),
        {"username": "chitra", "password1": new, "password2": new, "usable_password": "true"},
    )
    user = User.objects.get(username="chitra")
    assert entry(user, "add").after is None
    staff.post(reverse("admin:auth_user_delete", args=[user.pk]), {"post": "yes"})
    assert entry(user, "delete").target_name == "chitra"


def test_what_a_group_may_is_recorded(staff):
    group = Group.objects.create(name="Clerks")
    page = reverse("admin:auth_group_change", args=[group.pk])
    right = Permission.objects.get(codename="view_pincode")
    staff.post(page, {"name": "Clerks", "permissions": [right.pk]})
    assert (entry(group).before, entry(group).after) == (
        {"permissions": []},
        {"permissions": [str(right)]},
    )
    staff.post(reverse("admin:auth_group_delete", args=[group.pk]), {"post": "yes"})
    assert entry(group, "delete").target_name == "Clerks"


def test_a_place_that_staff_correct_is_recorded(staff, indiranagar):
    page = reverse("admin:gowheels_pincode_change", args=[indiranagar.pk])
    staff.post(page, filled_in(staff, page, place="Indira Nagar"))
    found = AuditEntry.objects.get(target_type="pincode", target_id=560038)
    assert (found.before, found.after) == ({"place": "Indiranagar"}, {"place": "Indira Nagar"})
    assert Pincode.objects.get().place == "Indira Nagar"


def test_a_persons_pincode_that_staff_correct_is_recorded(staff):
    profile = person("Ravi").profile
    page = reverse("admin:gowheels_userprofile_change", args=[profile.pk])
    staff.post(page, filled_in(staff, page, pincode="560038"))
    assert UserProfile.objects.get(pk=profile.pk).pincode == "560038"
    assert entry(profile).after == {"pincode": "560038"}


def test_a_photograph_that_staff_take_away_is_recorded_on_the_vehicle(staff):
    made = with_photographs(vehicle(), 2)
    first = made.images.first()
    path = reverse("admin:vehicle_photograph_remove", args=[made.pk, first.pk])
    assert (
        path in staff.get(reverse("admin:gowheels_vehicle_change", args=[made.pk])).content.decode()
    )
    assert staff.post(path).status_code == 302
    assert made.images.count() == 1
    found = entry(made, "remove_photo")
    assert (found.actor, found.via) == (staff.user, "admin")
    assert found.before == {"position": 0, "image": str(first.image)}
    assert LogEntry.objects.get().get_change_message() == "Removed a photograph."


def test_only_who_may_takes_photographs_away_and_only_by_post(staff, owner):
    made, other = with_photographs(vehicle()), vehicle()
    image = made.images.get()
    path = reverse("admin:vehicle_photograph_remove", args=[made.pk, image.pk])
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_vehicle"))
    assert signed_in(reader).post(path).status_code == 403
    assert staff.put(path).status_code == 403
    elsewhere = reverse("admin:vehicle_photograph_remove", args=[other.pk, image.pk])
    assert staff.post(elsewhere).status_code == 404
    assert VehicleImage.objects.exists()


def test_a_persons_photograph_that_staff_remove_is_recorded(staff):
    profile = person("Ravi").profile
    profile.set_photo("people/of-ravi.webp")
    sent = {"action": "remove_photo", "_selected_action": [profile.pk]}
    for _ in range(2):
        staff.post("/admin/gowheels/userprofile/", sent)
    found = entry(profile, "remove_photo")
    assert (found.actor, found.before) == (staff.user, {"photo": "people/of-ravi.webp"})


@pytest.mark.parametrize(
    ("action", "sent", "verb"),
    [
        ("approve_selected", {}, "approve"),
        ("reject_selected", {"confirmed": "yes", "words": "Wash it."}, "reject"),
    ],
)
def test_each_vehicle_of_a_bulk_action_has_an_entry_of_its_own(staff, action, sent, verb):
    made = [vehicle(approval_status="pending") for _ in range(3)]
    chosen = {"action": action, "_selected_action": [each.pk for each in made]}
    staff.post("/admin/gowheels/vehicle/", chosen | sent)
    for each in made:
        found = entry(each, verb)
        assert (found.actor, found.via) == (staff.user, "admin")
        assert found.before["state"] == "pending"
        assert found.after["state"] == f"{verb}{'d' if verb.endswith('e') else 'ed'}"


def test_what_an_owner_does_to_their_own_photographs_is_no_act_of_staff(owner):
    made = with_photographs(vehicle(owner.user), 2)
    owner.post(f"/api/images/{made.images.first().pk}/delete/")
    assert made.images.count() == 1
    assert not AuditEntry.objects.exists()
