"""What staff may do: three roles, each a group of Django's with the rights that stand here.

`migrate` brings the groups in line with this file, so a right is given or taken here and not by
hand. A superuser may do everything. Who is given or loses what is in the audit.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.db import transaction
from django.db.models import TextChoices

from gowheels.models import AuditEntry
from gowheels.sessions import end_sessions_of


class Role(TextChoices):
    """Each is the name of its group."""

    MODERATOR = "moderator", "Moderator"
    CATALOGUE_EDITOR = "catalogue_editor", "Catalogue editor"
    SUPPORT = "support", "Support"


# Whoever may change a vehicle decides about it; whoever may change a profile can block a person.
RIGHTS = {
    Role.MODERATOR: (
        "view_vehicle", "change_vehicle", "view_vehicleimage", "change_vehicleimage",
        "delete_vehicleimage", "view_vehiclereport", "change_vehiclereport", "view_userprofile",
        "view_brandimage", "view_modelimage", "view_pincode", "view_auditentry",
    ),
    Role.CATALOGUE_EDITOR: (
        "view_brandimage", "add_brandimage", "change_brandimage", "delete_brandimage",
        "view_modelimage", "add_modelimage", "change_modelimage", "delete_modelimage",
    ),
    Role.SUPPORT: (
        "view_userprofile", "change_userprofile", "view_vehicle", "view_vehicleimage",
        "view_vehicleclick", "view_lead", "view_vehiclereport", "view_pincode", "view_auditentry",
    ),
}  # fmt: skip


def ensure() -> None:
    """Make the groups that are missing, and give each the rights of its role and no others."""
    for role, rights in RIGHTS.items():
        group, _ = Group.objects.get_or_create(name=role.value)
        group.permissions.set(
            Permission.objects.filter(content_type__app_label="gowheels", codename__in=rights)
        )


def appoint(user: User, role: Role | None, *, superuser: bool = False) -> None:
    """Make somebody staff with a role, besides those they have, or a superuser."""
    with recorded(user):
        user.is_staff = True
        user.is_superuser = user.is_superuser or superuser
        user.save(update_fields=["is_staff", "is_superuser"])
        if role:
            user.groups.add(Group.objects.get(name=role.value))


def dismiss(user: User) -> None:
    """Take every right of staff and the password away; the person stays a customer."""
    with recorded(user):
        user.is_staff = user.is_superuser = False
        user.set_unusable_password()
        user.save(update_fields=["is_staff", "is_superuser", "password"])
        user.groups.clear()
        user.user_permissions.clear()
        end_sessions_of(user.pk)


@contextmanager
def recorded(user: User) -> Iterator[None]:
    """A transaction, at the end of which the audit is told what has changed of how somebody signs
    in and of what they may do. Of a password it holds only that there is another.
    """
    with transaction.atomic():
        before = _standing(user.pk)
        yield
        after = _standing(user.pk)
        changed = [name for name in after if before[name] != after[name]]
        if changed:
            AuditEntry.objects.record(
                AuditEntry.Verb.CHANGE,
                user,
                before={name: before[name] for name in changed if name != "password"},
                after={n: "another one" if n == "password" else after[n] for n in changed},
            )


def _standing(user_id: int) -> dict[str, Any]:
    user = User.objects.get(pk=user_id)
    rights = user.user_permissions.order_by("codename")
    return {
        "username": user.username,
        "password": user.password,
        "active": user.is_active,
        "staff": user.is_staff,
        "superuser": user.is_superuser,
        "roles": list(user.groups.order_by("name").values_list("name", flat=True)),
        "rights": list(rights.values_list("codename", flat=True)),
    }


def described(user: User) -> str:
    """What somebody is, in words: "moderator, superuser"; "no staff" for everybody else."""
    groups = list(user.groups.order_by("name").values_list("name", flat=True))
    names = [*groups, *(["superuser"] if user.is_superuser else [])]
    return (", ".join(names) or "staff without a role") if user.is_staff else "no staff"
