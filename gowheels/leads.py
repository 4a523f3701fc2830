"""An owner's leads: pages of them, each as JSON and templates take it, all of them as a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import phonenumbers
from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from gowheels.forms.activity import LeadListForm
from gowheels.keyset import Cursor, after, write_cursor
from gowheels.models import Lead
from gowheels.models.leads import LeadQuerySet
from gowheels.moments import moment_text
from gowheels.pricing import Trip
from gowheels.sheets.files import as_lines

PAGE = 24
BATCH = 1000
COLUMNS = (
    gettext_lazy("When"),
    gettext_lazy("Vehicle"),
    gettext_lazy("Customer"),
    gettext_lazy("Phone"),
    pgettext_lazy("lead", "State"),
    gettext_lazy("Changed"),
    gettext_lazy("Pick-up"),
    gettext_lazy("Return"),
    gettext_lazy("Message"),
)


@dataclass(frozen=True)
class Page:
    """Leads as dicts, and the cursor of the next page or None."""

    leads: list[dict[str, Any]]
    next_cursor: str | None


def page_of(seller: User, form: LeadListForm) -> Page:
    """One page of a person's leads, newest first: one query, of so many rows and one more."""
    leads = _after(_leads(seller, form), form.cleaned_data.get("cursor"), PAGE + 1)
    cursor = write_cursor(form.CURSOR_OF, _place(leads[PAGE - 1])) if len(leads) > PAGE else None
    return Page([as_dict(lead) for lead in leads[:PAGE]], cursor)


def as_dict(lead: Lead) -> dict[str, Any]:
    """A lead as its vehicle's owner sees it; `customer` is None once the account is deleted."""
    return {
        "id": lead.pk,
        "state": lead.state,
        "state_label": lead.get_state_display(),
        "created_at": lead.created_at.isoformat(),
        "changed_at": lead.changed_at.isoformat(),
        "when_text": moment_text(lead.created_at),
        "vehicle": {
            "id": lead.vehicle_id,
            "title": lead.vehicle.title,
            "url": lead.vehicle.get_absolute_url(),
        },
        "customer": _customer(lead.customer),
        "message": lead.message,
        "trip_text": _trip_text(lead),
    }


def as_csv(seller: User, form: LeadListForm) -> Iterator[str]:
    """Return a person's leads as the lines of a CSV file for Excel, times as in India."""
    return as_lines([COLUMNS], _rows(_leads(seller, form)))


def _rows(leads: LeadQuerySet) -> Iterator[Iterator[str]]:
    place: Cursor | None = None
    while batch := _after(leads, place, BATCH):
        yield from map(_cells, batch)
        place = _place(batch[-1])


def _leads(seller: User, form: LeadListForm) -> LeadQuerySet:
    vehicle = [f"vehicle__{name}" for name in ("brand_name", "model_name", "year")]
    customer = ["customer__first_name", "customer__profile__phone"]
    own = [field.name for field in Lead._meta.concrete_fields]
    return (
        Lead.objects.of(seller)
        .narrowed(**form.narrowing())
        .select_related("vehicle", "customer__profile")
        .only(*own, *vehicle, *customer)
    )


def _after(leads: LeadQuerySet, place: Cursor | None, many: int) -> list[Lead]:
    return list(after(leads, "latest", place)[:many])


def _place(lead: Lead) -> Cursor:
    return Cursor("latest", lead.created_at, lead.pk, 0)


def _customer(customer: User | None) -> dict[str, str] | None:
    if customer is None:
        return None
    profile = getattr(customer, "profile", None)
    phone = profile.phone if profile else ""
    return {
        "name": customer.first_name or gettext("Somebody"),
        "phone": phone,
        "phone_text": _spaced(phone),
        "tel_url": f"tel:{phone}" if phone else "",
    }


def _spaced(phone: str) -> str:
    """As people in India write a number, which no spreadsheet takes for a sum: 098765 43210."""
    if not phone:
        return ""
    national = phonenumbers.PhoneNumberFormat.NATIONAL
    return phonenumbers.format_number(phonenumbers.parse(phone), national)


def _trip_text(lead: Lead) -> str:
    return Trip(lead.trip_from, lead.trip_to).text if lead.trip_from and lead.trip_to else ""


def _cells(lead: Lead) -> Iterator[str]:
    shown = as_dict(lead)
    customer = shown["customer"] or {"name": gettext("Account deleted"), "phone_text": ""}
    yield _table_time(lead.created_at)
    yield shown["vehicle"]["title"]
    yield customer["name"]
    yield customer["phone_text"]
    yield shown["state_label"]
    yield _table_time(lead.changed_at)
    yield _table_time(lead.trip_from)
    yield _table_time(lead.trip_to)
    yield lead.message


def _table_time(moment: Any) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}" if moment else ""
