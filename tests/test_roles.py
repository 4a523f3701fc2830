"""What each role may do at the desk, and that `migrate` keeps it so."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management.sql import emit_post_migrate_signal

from gowheels import roles
from gowheels.models import AuditEntry, BrandImage, Vehicle
from gowheels.roles import Role
from tests.factories import person, signed_in, superuser, vehicle

pytestmark = pytest.mark.django_db


def desk(role: Role):
    """A browser of somebody with this role, who has no phone."""
    user = superuser(f"a-{role}")
    user.is_superuser = False
    user.save()
    roles.appoint(user, role)
    return signed_in(user)


def test_every_right_is_one_that_there_is():
    for role, rights in roles.RIGHTS.items():
        held = Group.objects.get(name=role).permissions.values_list("codename", flat=True)
        assert sorted(held) == sorted(rights)


def test_migrate_gives_each_role_its_rights_and_no_others():
    moderators = Group.objects.get(name=Role.MODERATOR)
    moderators.permissions.set(Permission.objects.filter(codename__in=["delete_user"]))
    Group.objects.get(name=Role.SUPPORT).delete()
    ours = Group.objects.create(name="Clerks")
    ours.permissions.add(Permission.objects.get(codename="view_pincode"))
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
    assert set(moderators.permissions.values_list("codename", flat=True)) == set(
        roles.RIGHTS[Role.MODERATOR]
    )
    assert Group.objects.filter(name=Role.SUPPORT).exists()
    assert ours.permissions.count() == 1


@pytest.mark.parametrize(
    ("role", "vehicles", "people", "makes", "users"),
    [
        (Role.MODERATOR, 200, 200, 200, 403),
        (Role.CATALOGUE_EDITOR, 403, 403, 200, 403),
        (Role.SUPPORT, 200, 200, 403, 403),
    ],
)
def test_what_each_role_sees(role, vehicles, people, makes, users):
    browser = desk(role)
    seen = [
        browser.get(f"/admin/{page}/").status_code
        for page in ("gowheels/vehicle", "gowheels/userprofile", "gowheels/brandimage", "auth/user")
    ]
    assert seen == [vehicles, people, makes, users]


@pytest.mark.parametrize(
    ("role", "decides"),
    [(Role.MODERATOR, True), (Role.CATALOGUE_EDITOR, False), (Role.SUPPORT, False)],
)
def test_only_a_moderator_decides(role, decides):
    made = vehicle(approval_status="pending")
    answer = desk(role).post(f"/admin/gowheels/vehicle/{made.pk}/approve/")
    assert answer.status_code == (302 if decides else 403)
    made.refresh_from_db()
    assert made.approval_status == ("approved" if decides else "pending")


@pytest.mark.parametrize(
    ("role", "blocks"),
    [(Role.MODERATOR, False), (Role.CATALOGUE_EDITOR, False), (Role.SUPPORT, True)],
)
def test_only_support_blocks_people(role, blocks):
    profile = person("Ravi").profile
    desk(role).post(
        "/admin/gowheels/userprofile/",
        {
            "action": "block",
            "_selected_action": [profile.pk],
            "confirmed": "yes",
            "reason": "Spam.",
        },
    )
    profile.refresh_from_db()
    assert profile.is_blocked == blocks


@pytest.mark.parametrize("role", list(Role))
def test_only_an_editor_changes_the_catalogue(role):
    brand = BrandImage.objects.create(category="car", name="Tata")
    answer = desk(role).post(f"/admin/gowheels/brandimage/{brand.pk}/delete/", {"post": "yes"})
    assert answer.status_code == (302 if role == Role.CATALOGUE_EDITOR else 403)


def test_who_gets_and_loses_a_role_is_in_the_audit():
    user = person("Asha")
    roles.appoint(user, Role.MODERATOR)
    roles.appoint(user, Role.MODERATOR)
    given = AuditEntry.objects.about(user).get()
    assert (given.verb, given.via) == ("change", "command")
    assert given.before == {"staff": False, "roles": []}
    assert given.after == {"staff": True, "roles": ["moderator"]}
    roles.dismiss(user)
    taken = AuditEntry.objects.about(user).first()
    assert taken.before == {"staff": True, "roles": ["moderator"]}
    assert taken.after == {"staff": False, "roles": [], "password": "another one"}


def test_who_is_dismissed_is_out_at_once_and_a_customer_still():
    user = person("Asha")
    roles.appoint(user, Role.MODERATOR)
    user.set_password("long-enough-for-a-test")
    user.save()
    browser = signed_in(user)
    roles.dismiss(user)
    user.refresh_from_db()
    assert roles.described(user) == "no staff"
    assert not user.has_usable_password()
    assert not user.get_all_permissions()
    assert browser.get("/api/session/").json()["signed_in"] is False
    assert user.profile.phone
    assert not Vehicle.objects.exists()
