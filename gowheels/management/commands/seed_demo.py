"""`manage.py seed_demo`: a site to look at, made up and marked so that it can be taken away."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from gowheels.demo import accounts, seeding, wellknown
from gowheels.demo.seeding import Made
from gowheels.models import BrandImage, Pincode

DEFAULT_VEHICLES = 300
DEFAULT_SEED = 1
DEBUG_PASSWORD = "gowheels-demo"  # noqa: S105 - of a laptop, and printed
SHORTEST_PASSWORD = 8


class Command(BaseCommand):
    """Make the demo, or remove it, or both; what people have entered stays as it is."""

    help = (
        "Makes demo vehicles with owners, customers, photographs and clicks, to look at the site "
        "on a laptop. The same seed makes the same demo on the same day. --flush alone removes the "
        "demo and nothing else; with --vehicles or --seed it makes a new one after that. "
        "Example: manage.py seed_demo --vehicles 1000"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """How much, which, whether with photographs, and whether to remove the last demo."""
        parser.add_argument("--vehicles", type=int, help=f"how many ({DEFAULT_VEHICLES})")
        parser.add_argument(
            "--seed", type=int, help=f"a number that decides which ({DEFAULT_SEED})"
        )
        parser.add_argument("--flush", action="store_true", help="remove the demo that is there")
        parser.add_argument("--no-photos", action="store_true", help="leave photographs out")
        parser.add_argument(
            "--dry-run", action="store_true", help="only say what would be removed and made"
        )
        parser.add_argument(
            "--staff-password",
            help=f"make the superuser {wellknown.STAFF_USERNAME} with this password; with DEBUG "
            f"on it is made anyway, with {DEBUG_PASSWORD}",
        )

    def handle(
        self,
        *args: Any,
        vehicles: int | None,
        seed: int | None,
        flush: bool,
        no_photos: bool,
        dry_run: bool,
        staff_password: str | None,
        **options: Any,
    ) -> None:
        """Check the arguments, remove, make, and say what there is now and how to sign in."""
        if vehicles is not None and vehicles < 0:
            raise CommandError("--vehicles is the number of vehicles to make: 0 or more.")
        if seed is not None and seed < 0:
            raise CommandError("--seed is a whole number, 0 or more.")
        if staff_password is not None and len(staff_password) < SHORTEST_PASSWORD:
            raise CommandError(f"--staff-password needs {SHORTEST_PASSWORD} characters or more.")

        if not flush and accounts.demo_users().exists():
            raise CommandError(
                "There is a demo already. Add --flush to remove it first; nothing was changed."
            )
        makes = not flush or vehicles is not None or seed is not None
        vehicles = DEFAULT_VEHICLES if vehicles is None else vehicles
        seed = DEFAULT_SEED if seed is None else seed
        if dry_run:
            removed = f"{accounts.vehicles().count()} vehicles of the demo removed"
            new = f"{vehicles} vehicles made by seed {seed}"
            would = ", ".join([removed] * flush + [new] * makes)
            self.stdout.write(f"Nothing was changed. It would be: {would}.")
            return
        if flush:
            self.stdout.write(f"Demo removed: {accounts.remove_all()} vehicles.")
        if not makes:
            return
        if not BrandImage.objects.exists():
            call_command("load_catalogue", stdout=self.stdout)
        if not Pincode.objects.exists():
            call_command("load_pincodes", stdout=self.stdout)

        password = staff_password or (DEBUG_PASSWORD if settings.DEBUG else None)
        staff = wellknown.staff(password) if password else None
        made = seeding.seed(
            vehicles,
            seed,
            with_photographs=not no_photos,
            staff=staff,
        )
        self.stdout.write(summary(made))
        self.stdout.write(sign_in(made, staff is not None, password))


def summary(made: Made) -> str:
    """Say in one line what was made."""
    total = made.vehicles.total()
    states = ", ".join(f"{count} {state}" for state, count in made.vehicles.most_common())
    return (
        f"Demo made: {total} vehicles ({states or 'none'}), {made.owners} owners, "
        f"{made.customers} customers, {made.photographs} photographs, {made.clicks} clicks."
    )


def sign_in(made: Made, has_staff: bool, password: str | None) -> str:
    """Say how to come in as a customer and as staff, or why one cannot."""
    code = settings.OTP_DEMO_CODE or "the one that is sent"
    lines = [
        f"Customer and owner: {wellknown.ASHA.name}, phone {wellknown.ASHA.phone}, code {code}."
        if made.asha
        else f"Nobody was made for {wellknown.ASHA.phone}: somebody has that number already."
    ]
    if has_staff:
        lines.append(f"Staff: {wellknown.STAFF_USERNAME}, password {password}.")
    elif password:
        lines.append(
            f"There was a user {wellknown.STAFF_USERNAME} already, who was left as they are."
        )
    return "\n".join(lines)
