"""`manage.py refresh_risk`: how closely staff should look at each vehicle that waits."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from gowheels.models import Vehicle
from gowheels.risk import weigh_all


class Command(BaseCommand):
    """The `refresh_risk` command."""

    help = (
        "Weighs anew what waits for a decision, by the signals of docs/staff.md, and puts it into "
        "its place before staff. A listing is weighed when it comes; this sees to what has changed "
        "since: reports, medians, a rejection of the same owner, rows of before. Run it once a "
        "day; a second run changes nothing. Example: manage.py refresh_risk --dry-run"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """What to weigh, and whether only to look."""
        parser.add_argument(
            "--all", action="store_true", help="what is decided, too; takes its time"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="count what would change, and change nothing"
        )

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        """Weigh, and say how many there were."""
        vehicles = Vehicle.objects.kept() if options["all"] else Vehicle.objects.pending()
        ids = list(vehicles.order_by("pk").values_list("pk", flat=True))
        changed = weigh_all(ids, dry_run)
        said = "would change. Nothing was changed." if dry_run else "changed."
        self.stdout.write(f"Risk: {len(ids):,} vehicles weighed, {changed:,} {said}")
