"""Lists that cost the same for many rows as for one, and never count a table."""

import re
from datetime import timedelta
from itertools import pairwise

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gowheels import places
from gowheels.admin import lists
from gowheels.admin.lists import DeskAdmin
from gowheels.models import (
    AuditEntry,
    BrandImage,
    ModelImage,
    Pincode,
    UserProfile,
    Vehicle,
    VehicleReport,
)
from tests.factories import person, vehicle

pytestmark = pytest.mark.django_db

LIST = "/admin/gowheels/vehicle/"
OURS = sorted(
    (model for model in admin.site._registry if isinstance(admin.site._registry[model], DeskAdmin)),
    key=lambda model: model._meta.label,
)
MAKERS = {
    AuditEntry: lambda n: AuditEntry.objects.record(
        AuditEntry.Verb.BLOCK, person(f"Ravi {n}").profile
    ),
    BrandImage: lambda n: BrandImage.objects.create(category="car", name=f"Make {n}"),
    ModelImage: lambda n: ModelImage.objects.create(
        brand=BrandImage.objects.create(category="car", name=f"Make {n}"), name=f"Model {n}"
    ),
    Pincode: lambda n: Pincode.objects.create(
        code=f"5600{n:02}", place="Here", district="Bengaluru", state="Karnataka"
    ),
    UserProfile: lambda n: person(f"Ravi {n}"),
    User: lambda n: person(f"Ravi {n}"),
    Group: lambda n: Group.objects.create(name=f"Role {n}"),
    Vehicle: lambda n: vehicle(model_name=f"Nexon {n}"),
    VehicleReport: lambda _: VehicleReport.objects.file(vehicle(), person(), "fraud"),
}


def queries_of(browser, path: str) -> list[str]:
    cache.clear()
    places.gazetteer()
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(path).status_code == 200
    return [query["sql"] for query in captured]


def path_of(model) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def shown(response) -> list:
    return list(response.context["cl"].result_list)


def test_every_list_of_the_admin_is_one_in_windows():
    assert [model._meta.label for model in admin.site._registry if model not in OURS] == []
    assert all("export_selected" in admin.site._registry[model].actions for model in OURS)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_list_costs_the_same_for_one_row_and_for_sixty(staff, model):
    make = MAKERS[model]
    make(0)
    queries_of(staff, path_of(model))  # what is asked once a process
    few = queries_of(staff, path_of(model))
    for number in range(1, 60):
        make(number)
    many = queries_of(staff, path_of(model))
    assert len(many) == len(few)
    assert not [sql for sql in many if re.search(r"COUNT\(", sql, re.IGNORECASE)]
    table = connection.ops.quote_name(model._meta.db_table)
    of_rows = [sql for sql in many if f"FROM {table}" in sql and f"FROM {table} WHERE" not in sql]
    assert all("LIMIT" in sql or " IN (" in sql for sql in of_rows)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_column_that_orders_a_list_is_one_of_its_own(staff, model):
    model_admin = admin.site._registry[model]
    for name in model_admin.sortable_by:
        assert model._meta.get_field(name).concrete


def test_a_list_says_how_many_until_it_stops_counting(staff, monkeypatch):
    monkeypatch.setattr(lists, "WINDOW", 4)
    for _ in range(4):
        vehicle()
    assert "4 vehicles" in " ".join(staff.get(LIST).content.decode().split())
    vehicle()
    page = " ".join(staff.get(LIST).content.decode().split())
    assert "4+ vehicles" in page
    assert "The next 1,000" in page


def test_windows_follow_each_other_without_a_gap(staff, monkeypatch):
    monkeypatch.setattr(lists, "WINDOW", 4)
    monkeypatch.setattr(admin.site._registry[Vehicle], "list_per_page", 2)
    now = timezone.now()
    made = [vehicle() for _ in range(11)]
    for number, each in enumerate(made):
        # Three at a time came in the same moment.
        Vehicle.objects.filter(pk=each.pk).update(created_at=now - timedelta(days=number // 3))
    expected = list(Vehicle.objects.order_by("-created_at", "-id"))
    found, path = [], LIST
    while path:
        window = staff.get(path).context["cl"]
        for number in window.paginator.page_range:
            found += shown(staff.get(LIST + window.get_query_string({"p": number})))
        path = window.further_url and LIST + window.further_url
    assert found == expected
    assert all(one.created_at >= other.created_at for one, other in pairwise(found))


def test_a_window_is_left_when_a_filter_is_chosen(staff, monkeypatch):
    monkeypatch.setattr(lists, "WINDOW", 1)
    first, second = vehicle(), vehicle()
    window = staff.get(LIST, {"after": second.pk}).context["cl"]
    assert shown(staff.get(LIST, {"after": second.pk})) == [first]
    assert window.first_url == "?"
    assert "after" not in window.get_query_string({"approval_status__exact": "pending"})


@pytest.mark.parametrize("after", ["none", "999999", "1'"])
def test_a_window_after_nothing_leads_to_the_beginning(staff, after):
    vehicle()
    response = staff.get(LIST, {"after": after})
    assert (response.status_code, response["Location"]) == (302, f"{LIST}?e=1")


def test_a_page_that_is_not_there_leads_to_the_beginning(staff):
    vehicle()
    assert staff.get(LIST, {"p": "9"})["Location"] == f"{LIST}?e=1"


@pytest.mark.parametrize(
    ("age", "days"), [("day", [0]), ("3days", [2]), ("week", [5]), ("longer", [8, 90])]
)
def test_a_list_is_narrowed_by_age(staff, age, days):
    made = {number: vehicle() for number in (0, 2, 5, 8, 90)}
    for number, each in made.items():
        at = timezone.now() - timedelta(days=number, minutes=1)
        Vehicle.objects.filter(pk=each.pk).update(created_at=at)
    assert shown(staff.get(LIST, {"age": age})) == [made[number] for number in days]


def test_a_list_is_narrowed_by_state(staff):
    made = vehicle(state="Kerala")
    vehicle()
    assert shown(staff.get(LIST, {"state": "Kerala"})) == [made]


def test_a_choice_of_makes_is_searched_and_not_listed(staff):
    for number in range(3):
        BrandImage.objects.create(category="car", name=f"Make {number}")
    asked = {"app_label": "gowheels", "model_name": "modelimage", "field_name": "brand"}
    answer = staff.get("/admin/autocomplete/", {**asked, "term": "make 1"}).json()
    assert [found["text"] for found in answer["results"]] == ["Make 1 (Car)"]


def test_a_list_is_narrowed_by_risk(staff):
    low, some, high = (vehicle(risk=risk) for risk in (0, 4, 9))
    found = {
        chosen: set(shown(staff.get(f"{LIST}?risk={chosen}"))) for chosen in ("high", "some", "low")
    }
    assert found == {"high": {high}, "some": {some, high}, "low": {low, some, high}}
