"""Bring the database up to date, and give an empty one everything there is to look at.

Demo data comes only with DEBUG on, since its people sign in with passwords that everybody knows.
"""

import os

import django
from django.core.management import call_command


def main() -> None:
    """Migrate, load what is missing of the catalogue and the pincodes, and fill an empty site."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gowheels_project.settings")
    django.setup()
    from django.conf import settings

    from gowheels.models import Vehicle

    call_command("migrate", verbosity=0)
    call_command("load_catalogue")
    call_command("load_pincodes")
    if settings.DEBUG and not Vehicle.objects.exists():
        call_command("seed_demo")


if __name__ == "__main__":
    main()
