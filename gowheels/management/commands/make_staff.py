"""`manage.py make_staff PHONE --role ROLE`: a registered person becomes staff, or is none again."""

import sys
from getpass import getpass
from typing import Any

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from gowheels import roles
from gowheels.forms.fields import PhoneField
from gowheels.models import UserProfile
from gowheels.roles import Role


class Command(BaseCommand):
    """The `make_staff` command."""

    help = (
        "Makes a registered person staff: a moderator decides about vehicles and reports, a "
        "catalogue_editor keeps makes and models, support sees people and blocks them. Staff sign "
        "in at /admin/ by user name and password, and by phone no more; the password is asked for. "
        "Run again, it adds another role. Example: manage.py make_staff 9876543210 --role "
        "moderator --username asha"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Who, as what, and how they sign in."""
        parser.add_argument("phone", help="the person's mobile number, in any spelling")
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--role", choices=Role.values)
        what.add_argument("--superuser", action="store_true", help="may do everything")
        what.add_argument(
            "--remove", action="store_true", help="take every right and the password away"
        )
        parser.add_argument("--name", help="register the person under this name, if need be")
        parser.add_argument("--username", help="a name to sign in by that is easier to remember")
        parser.add_argument("--new-password", action="store_true", help="ask for another one")
        parser.add_argument(
            "--password-stdin", action="store_true", help="read the new password from stdin"
        )
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")

    def handle(
        self,
        *args: Any,
        phone: str,
        role: str | None,
        superuser: bool,
        remove: bool,
        name: str | None,
        dry_run: bool,
        **options: Any,
    ) -> None:
        """Appoint or dismiss, and say what the person is now and how they sign in."""
        try:
            number = PhoneField().clean(phone)
        except ValidationError as problem:
            raise CommandError(problem.messages[0]) from None
        profile = UserProfile.objects.filter(phone=number).select_related("user").first()
        if profile is None and (remove or not name):
            raise CommandError(f"Nobody has {number}. To register them, add --name.")
        if profile and profile.blocked_now and not remove:
            raise CommandError("This person is blocked. Unblock them first.")
        if dry_run:
            now = roles.described(profile.user) if profile else "not registered"
            wanted = "no staff" if remove else role or "superuser"
            self.stdout.write(f"Now: {now}. Nothing was changed; would be made {wanted}.")
            return
        if remove and profile:
            roles.dismiss(profile.user)
            self.stdout.write("No staff any more; signed out everywhere, a customer as before.")
            return
        password = new_password(profile.user if profile else None, options)
        with transaction.atomic():
            if profile is None:
                profile = UserProfile.objects.register(number, str(name))
            user = profile.user
            with roles.recorded(user):
                sign_in_by(user, options["username"], password)
            roles.appoint(user, Role(role) if role else None, superuser=superuser)
        self.stdout.write(
            f"{user.first_name} is {roles.described(user)}. They sign in at /admin/ as "
            f"{user.username}, by password."
        )


def new_password(user: User | None, options: dict[str, Any]) -> str | None:
    """The password to set, asked for or read; None to keep the one that is there.

    Raises CommandError when it is too weak, or nobody can be asked.
    """
    has_one = user is not None and user.has_usable_password()
    if options["password_stdin"]:
        password = sys.stdin.readline().rstrip("\r\n")
    elif has_one and not options["new_password"]:
        return None
    elif not sys.stdin.isatty():
        raise CommandError("A password is needed. Without a terminal, give it by --password-stdin.")
    else:
        password = getpass("Password for /admin/: ")
        if getpass("The same again: ") != password:
            raise CommandError("Those were two different passwords. Nothing was changed.")
    try:
        validate_password(password, user)
    except ValidationError as problem:
        raise CommandError(" ".join(problem.messages)) from None
    return password


def sign_in_by(user: User, username: str | None, password: str | None) -> None:
    """Save a user name and a password where one is given. Raises CommandError."""
    if password:
        user.set_password(password)
    if username:
        user.username = username
        try:
            user.full_clean()
        except ValidationError as problem:
            raise CommandError(f"{username}: {' '.join(problem.messages)}") from None
    user.save(update_fields=["username", "password"])
