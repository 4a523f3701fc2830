"""What staff see of a person beside the fields: what they did, and what was done to them.

Every part is bounded, however much somebody has.
"""

from typing import Any, TypedDict

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Count, Model, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gowheels.models import (
    AuditEntry,
    Lead,
    PersonSession,
    UserProfile,
    Vehicle,
    VehicleReport,
)
from gowheels.models.names import in_words
from gowheels.moments import moment_text

SHOWN = 10


class Line(TypedDict):
    """One line of a part: when, what, and the page about it or ""."""

    when: str
    text: str
    url: str


class Part(TypedDict):
    """A part of the page: its heading, what there is in all, and the latest."""

    title: str
    total: str
    lines: list[Line]


def facts_about(profile: UserProfile, viewer: User | AnonymousUser) -> dict[str, Any]:
    """The parts of a person's page that the viewer may see; a fixed number of queries."""
    ways = {
        _vehicles: "view_vehicle",
        _leads: "view_lead",
        _reports_received: "view_vehiclereport",
        _reports_made: "view_vehiclereport",
        _sessions: "view_userprofile",
        _audit: "view_auditentry",
    }
    return {
        "parts": [
            part(profile) for part, right in ways.items() if viewer.has_perm(f"gowheels.{right}")
        ]
    }


def _vehicles(profile: UserProfile) -> Part:
    own = Vehicle.objects.of(profile.user)
    status = Vehicle.Status
    counts = own.order_by().aggregate(
        live=Count("pk", filter=Q(listed=1)),
        pending=Count("pk", filter=Q(approval_status=status.PENDING)),
        rejected=Count("pk", filter=Q(approval_status=status.REJECTED)),
        hidden=Count("pk", filter=Q(approval_status=status.APPROVED, listed=0)),
    )
    deleted = Vehicle.objects.deleted_by(profile.user).count()
    total = ", ".join(f"{count:,} {in_words(state)}" for state, count in counts.items())
    gone = _("{count} deleted this week").format(count=f"{deleted:,}")
    return {
        "title": _("Vehicles"),
        "total": f"{total}; {gone}",
        "lines": [
            _line(one.created_at, f"{one.title}: {one.listing_state_label}", one)
            for one in own[:SHOWN]
        ],
    }


def _leads(profile: UserProfile) -> Part:
    got, asked = Lead.objects.of(profile.user), Lead.objects.by(profile.user)
    return {
        "title": _("Leads"),
        "total": _("{got} on their vehicles; {asked} by them on others").format(
            got=_up_to(got), asked=_up_to(asked)
        ),
        "lines": [
            _line(lead.created_at, f"{lead.vehicle.title}: {lead.get_state_display()}")
            for lead in got.select_related("vehicle")[:SHOWN]
        ],
    }


def _sessions(profile: UserProfile) -> Part:
    sessions = PersonSession.objects.filter(user_id=profile.user_id, expire_date__gt=timezone.now())
    last = profile.user.last_login
    signed_in = (
        _("last signed in {when}").format(when=moment_text(last)) if last else _("never signed in")
    )
    still_open = _("{count} open").format(count=_up_to(sessions))
    return {"title": _("Sessions"), "total": f"{still_open}; {signed_in}", "lines": []}


def _reports_received(profile: UserProfile) -> Part:
    reports = VehicleReport.objects.filter(vehicle__seller=profile.user)
    return _reports(_("Reports on their vehicles"), reports)


def _reports_made(profile: UserProfile) -> Part:
    return _reports(_("Reports they made"), VehicleReport.objects.filter(reporter=profile.user))


def _reports(title: str, reports: Any) -> Part:
    return {
        "title": title,
        "total": _("{count} in all, {waiting} waiting").format(
            count=_up_to(reports), waiting=_up_to(reports.waiting())
        ),
        "lines": [
            _line(
                report.created_at,
                f"{report.vehicle.title}: {report.get_reason_display()}",
                report.vehicle,
            )
            for report in reports.select_related("vehicle")[:SHOWN]
        ],
    }


def _audit(profile: UserProfile) -> Part:
    entries, site = AuditEntry.objects.about(profile, profile.user), _("The site")
    return {
        "title": _("What staff did"),
        "total": _("{count} entries").format(count=_up_to(entries)),
        "lines": [
            _line(entry.at, f"{entry.actor_name or site}: {entry.sentence}", entry)
            for entry in entries[:SHOWN]
        ],
    }


def _up_to(rows: Any, most: int = 1000) -> str:
    """How many rows, counted no further than `most`: "12", "1,000+"."""
    count = rows.order_by()[: most + 1].count()
    return f"{most:,}+" if count > most else f"{count:,}"


def _line(when: Any, text: str, about: Model | None = None) -> Line:
    url = ""
    if about is not None:
        url = reverse(f"admin:gowheels_{about._meta.model_name}_change", args=[about.pk])
    return {"when": moment_text(when), "text": text, "url": url}
