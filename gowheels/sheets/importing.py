"""A sheet's vehicles into the site, by the rules of the form in which owners list them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Any
from uuid import UUID, uuid5

from django import forms
from django.contrib.auth.models import User
from django.db import transaction
from tqdm import tqdm

from gowheels import risk
from gowheels.forms.fields import OneLineField, PhoneField, SharedFields
from gowheels.forms.vehicle import VehicleForm, spelling
from gowheels.models import AuditEntry, UserProfile, Vehicle
from gowheels.sheets import columns
from gowheels.sheets.reading import Line

PART = 500
NAMESPACE = UUID("5d3c2a9e-7b0f-4c53-9f0e-0a5a4b8b6a11")
NOBODY = "Nobody with this number is registered. To register them, add --make-sellers."
NAMELESS = "To register this seller, their name is needed."

Spelling = Callable[[str, str, str], dict[str, str]]


class SellerForm(forms.Form):
    """Whose vehicle a line is."""

    phone = PhoneField()
    name = OneLineField(max_length=60, required=False)


class VehicleLineForm(VehicleForm):
    """What an owner would say in the form; a sheet has no photographs."""

    vehicle_images: Any = None
    submission_key: Any = None

    def __init__(self, cells: dict[str, str], spelling: Spelling) -> None:
        super().__init__(cells)
        self.spelling = spelling
        # The fields have every rule that the rows have. Django would ask the database about each.
        self.instance.validate_constraints = _nothing_more


# A sheet has a form a line, and none of them changes its fields.
VehicleLineForm.base_fields = SharedFields(VehicleLineForm.base_fields)
SellerForm.base_fields = SharedFields(SellerForm.base_fields)


def _nothing_more(exclude: Any = None) -> None:
    pass


@dataclass(frozen=True)
class Wanted:
    """How to import: whom to take for the one who approves, and what to do about what is wrong."""

    make_sellers: bool = False
    approve_by: User | None = None
    skip_bad: bool = False
    dry_run: bool = False


@dataclass
class Outcome:
    """How many lines became vehicles, stood there already or were refused, and new sellers."""

    listed: int = 0
    present: int = 0
    refused: int = 0
    sellers: int = 0
    changed: bool = False


@dataclass
class _Candidate:
    line: Line
    phone: str
    name: str
    vehicle: Vehicle
    key: UUID


@dataclass
class _Import:
    wanted: Wanted
    refuse: Callable[[Line], object]
    outcome: Outcome = field(default_factory=Outcome)
    listed: list[int] = field(default_factory=list)
    # Asked of the catalogue once a model.
    spelling: Spelling = field(default_factory=lambda: cache(spelling))

    def take(self, lines: list[Line]) -> None:
        """Import a part of the lines."""
        candidates = [found for line in lines if (found := self._candidate(line))]
        phones = {one.phone for one in candidates}
        profiles = UserProfile.objects.filter(phone__in=phones).select_related("user")
        sellers = {profile.phone: profile for profile in profiles}
        known = [one for one in candidates if self._has_seller(one, sellers)]
        new = self._new(known)
        for one in new:
            # Nothing that is the site's own is the sheet's to say.
            one.vehicle.submission_key = one.key
        Vehicle.objects.bulk_create([one.vehicle for one in new])
        self.outcome.listed += len(new)
        # Not every database says which ids it gave.
        made = Vehicle.objects.filter(
            seller__in={one.vehicle.seller_id for one in new},
            submission_key__in={one.key for one in new},
        )
        ids = list(made.values_list("pk", flat=True))
        Vehicle.objects.filter(pk__in=ids).relabel()
        self.listed += ids
        if self.wanted.approve_by:
            self._approve(list(made))

    def _candidate(self, line: Line) -> _Candidate | None:
        if not line.problems:
            seller = SellerForm(line.cells)
            form = VehicleLineForm(line.cells, self.spelling)
            for checked in (seller, form):
                for name, messages in checked.errors.items():
                    line.problem(name, " ".join(map(str, messages)))
            if not line.problems:
                phone, name = seller.cleaned_data["phone"], seller.cleaned_data["name"]
                vehicle = form.save(commit=False)
                return _Candidate(line, phone, name, vehicle, submission_key(phone, line.cells))
        self._refuse(line)
        return None

    def _has_seller(self, one: _Candidate, sellers: dict[str, UserProfile]) -> bool:
        profile = sellers.get(one.phone)
        if profile is None and not self.wanted.make_sellers:
            one.line.problem("phone", NOBODY)
        elif profile is None and not one.name:
            one.line.problem("name", NAMELESS)
        elif profile and profile.blocked_now:
            one.line.problem("phone", "This person is blocked.")
        if one.line.problems:
            self._refuse(one.line)
            return False
        if profile is None:
            profile = UserProfile.objects.register(one.phone, one.name)
            sellers[one.phone] = profile
            self.outcome.sellers += 1
        one.vehicle.seller = profile.user
        return True

    def _new(self, candidates: list[_Candidate]) -> list[_Candidate]:
        """Leave those out that an earlier run or an earlier line has listed."""
        there = set(
            Vehicle.objects.filter(
                seller__in={one.vehicle.seller_id for one in candidates},
                submission_key__in={one.key for one in candidates},
            ).values_list("submission_key", flat=True)
        )
        new = {one.key: one for one in candidates if one.key not in there}
        self.outcome.present += len(candidates) - len(new)
        return list(new.values())

    def _approve(self, vehicles: list[Vehicle]) -> None:
        for vehicle in vehicles:
            vehicle.approve(self.wanted.approve_by)

    def _refuse(self, line: Line) -> None:
        self.outcome.refused += 1
        self.refuse(line)


def load(lines: Iterator[Line], wanted: Wanted, refuse: Callable[[Line], object]) -> Outcome:
    """Import lines part by part in one transaction; `refuse` is told of each that is wrong.

    Without `skip_bad` one wrong line lets none in; all are looked at all the same.
    """
    work = _Import(wanted, refuse)
    shown = iter(tqdm(lines, desc="Lines", unit="", disable=None))
    with transaction.atomic():
        while part := list(islice(shown, PART)):
            work.take(part)
        if work.listed:
            AuditEntry.objects.record(
                AuditEntry.Verb.LOAD,
                None,
                kind="vehicle",
                after={"vehicles": work.outcome.listed, "sellers": work.outcome.sellers},
            )
        whole = wanted.skip_bad or not work.outcome.refused
        work.outcome.changed = whole and not wanted.dry_run
        transaction.set_rollback(not work.outcome.changed)
    if work.outcome.changed and not wanted.approve_by:
        # At the end: what else came in the sheet is known by then.
        risk.weigh_all(work.listed)
    return work.outcome


def submission_key(phone: str, cells: dict[str, str]) -> UUID:
    """What makes a line the same line the next time: its `external_id`, else all that it says."""
    own = cells.get(columns.EXTERNAL_ID)
    said = f"id {own}" if own else "\n".join(cells.get(name, "") for name in columns.VEHICLE)
    return uuid5(NAMESPACE, f"{phone}\n{said}")
