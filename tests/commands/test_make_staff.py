"""A person becomes staff who signs in at the desk by password, and is none again."""

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from gowheels.management.commands import make_staff
from gowheels.models import AuditEntry, UserProfile
from gowheels.roles import Role, described
from tests.factories import person

pytestmark = pytest.mark.django_db

PHONE = "+919876543210"
PASSWORD = "kettle-drum-harvest"


@pytest.fixture
def asha(db):
    return person("Asha", PHONE)


@pytest.fixture
def typed(monkeypatch):
    """Let a password stand on standard input."""

    def type_in(password: str, *, terminal: bool = False, again: str | None = None) -> None:
        answers = iter([password, password if again is None else again])
        stdin = StringIO(f"{password}\n")
        stdin.isatty = lambda: terminal
        monkeypatch.setattr("sys.stdin", stdin)
        monkeypatch.setattr(make_staff, "getpass", lambda _: next(answers))

    return type_in


def make(*options: str) -> str:
    out = StringIO()
    call_command("make_staff", "98765 43210", *options, stdout=out)
    return out.getvalue()


def test_a_moderator_signs_in_at_the_desk_by_password(asha, typed, client):
    typed(PASSWORD)
    said = make("--role", "moderator", "--username", "asha", "--password-stdin")
    assert said == "Asha is moderator. They sign in at /admin/ as asha, by password.\n"
    assert PASSWORD not in said
    answer = client.post(
        "/admin/login/?next=/admin/", {"username": "asha", "password": PASSWORD}, follow=True
    )
    assert answer.status_code == 200
    assert client.get("/admin/gowheels/vehicle/").status_code == 200


def test_what_it_does_is_in_the_audit_without_the_password(asha, typed):
    typed(PASSWORD)
    make("--role", "moderator", "--username", "asha", "--password-stdin")
    make("--remove")
    entries = list(AuditEntry.objects.about(asha).order_by("pk"))
    assert [each.via for each in entries] == ["command"] * 3
    named, given, taken = (each.after for each in entries)
    assert named == {"username": "asha", "password": "another one"}
    assert given == {"staff": True, "roles": ["moderator"]}
    assert taken == {"staff": False, "roles": [], "password": "another one"}
    assert make("--remove", "--dry-run").startswith("Now: no staff")
    assert AuditEntry.objects.count() == 3


def test_a_password_is_asked_for_twice_at_a_terminal(asha, typed):
    typed(PASSWORD, terminal=True)
    make("--superuser")
    asha.refresh_from_db()
    assert asha.check_password(PASSWORD)
    assert asha.is_superuser
    typed(PASSWORD, terminal=True, again="another-one-altogether")
    with pytest.raises(CommandError, match="two different"):
        make("--superuser", "--new-password")


def test_the_second_run_changes_nothing_and_another_role_is_added(asha, typed):
    typed(PASSWORD)
    first = make("--role", "support", "--password-stdin")
    assert make("--role", "support") == first
    assert "moderator, support" in make("--role", "moderator")
    asha.refresh_from_db()
    assert asha.check_password(PASSWORD)


def test_somebody_new_is_registered_by_name_only(typed):
    typed(PASSWORD)
    with pytest.raises(CommandError, match="Nobody has"):
        make("--role", "support", "--password-stdin")
    make("--role", "support", "--password-stdin", "--name", "Asha Rao")
    user = UserProfile.objects.get(phone=PHONE).user
    assert (user.first_name, described(user)) == ("Asha Rao", "support")


@pytest.mark.parametrize("password", ["", "short", "password1"])
def test_a_weak_password_makes_nobody_staff(asha, typed, password):
    typed(password)
    with pytest.raises(CommandError):
        make("--role", "moderator", "--password-stdin")
    asha.refresh_from_db()
    assert not asha.is_staff


def test_without_a_terminal_it_does_not_wait(asha, typed):
    typed(PASSWORD)
    with pytest.raises(CommandError, match="--password-stdin"):
        make("--role", "moderator")


def test_a_name_that_another_has_is_refused_and_nothing_changes(asha, typed):
    User.objects.create_user("ravi")
    typed(PASSWORD)
    with pytest.raises(CommandError, match="ravi"):
        make("--role", "moderator", "--username", "ravi", "--password-stdin")
    asha.refresh_from_db()
    assert (asha.is_staff, asha.has_usable_password()) == (False, False)


def test_a_blocked_person_is_no_staff(asha, typed):
    asha.profile.block(None, "Spam.")
    with pytest.raises(CommandError, match="blocked"):
        make("--role", "moderator")


def test_a_dry_run_changes_nothing(asha):
    assert make("--role", "moderator", "--dry-run").startswith("Now: no staff. Nothing was changed")
    asha.refresh_from_db()
    assert not asha.is_staff


def test_removed_they_are_no_staff_however_often(asha, typed):
    typed(PASSWORD)
    make("--role", Role.MODERATOR, "--password-stdin")
    assert make("--remove") == make("--remove")
    asha.refresh_from_db()
    assert described(asha) == "no staff"
    assert not asha.has_usable_password()


@pytest.mark.parametrize("options", [[], ["--role", "king"], ["--role", "support", "--remove"]])
def test_what_to_make_of_them_has_to_be_said(asha, options):
    with pytest.raises(CommandError):
        make(*options)


def test_a_number_that_is_none_is_refused(db):
    with pytest.raises(CommandError, match="Indian mobile number"):
        call_command("make_staff", "12345", "--role", "support")
