"""Lists of staff read by the index that is named, wherever in them the window begins."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from gowheels.admin import indexes, lists
from gowheels.models import AuditEntry, Vehicle
from tests.admin.test_lists import queries_of
from tests.factories import person, vehicle

pytestmark = pytest.mark.django_db

LIST = "/admin/gowheels/vehicle/"
NAMED = re.compile(r"(?:FORCE INDEX \(|INDEXED BY )[`\"](\w+)")


def index_of_keys(queries: list[str]) -> str:
    """The index that the query for the window's keys names, "" for none."""
    (keys,) = [sql for sql in queries if f"LIMIT {lists.WINDOW + 1}" in sql]
    found = NAMED.search(keys)
    return found[1] if found else ""


@pytest.mark.parametrize("after", [False, True], ids=["at the start", "deep"])
@pytest.mark.parametrize(
    ("narrowed", "index"),
    [
        ("", "desk_newest"),
        ("o=6", "desk_newest"),
        ("o=-6", "desk_newest"),
        ("age=day", "desk_newest"),
        ("approval_status__exact=approved", "vehicle_status"),
        ("approval_status__exact=approved&age=day", "vehicle_status"),
        ("category__exact=car", "desk_category"),
        ("state=Karnataka", "desk_state"),
        ("available__exact=1", "desk_available"),
        ("q=nexon", "desk_model"),
        ("q=Tata+2022", "desk_brand"),
        ("q=560038", "desk_pincode"),
        ("risk=high", "desk_risk"),
        ("q=Ravi", "vehicle_seller"),
        # Found at once, or not by a column alone: the database knows better.
        ("q=%23{first}", ""),
        ("photographs=anothers", ""),
        ("reported=yes", ""),
    ],
)
def test_a_list_names_the_index_that_it_is_read_by(staff, narrowed, index, after):
    owner = person("Ravi")
    made = [vehicle(owner, model_name="Nexon", pincode="560038", risk=9) for _ in range(3)]
    path = f"{LIST}?{narrowed.format(first=made[0].pk)}"
    if after and "reported" in narrowed:
        return  # in an order of its own, in which no window begins deep
    assert index_of_keys(queries_of(staff, path + f"&after={made[1].pk}" * after)) == index


def test_of_several_filters_the_one_that_leaves_fewest_is_read(staff):
    for number in range(4):
        vehicle(category="bike", state="Kerala" if number else "Goa", approval_status="pending")
    path = f"{LIST}?category__exact=bike&state=Goa&approval_status__exact=pending"
    assert index_of_keys(queries_of(staff, path)) == "desk_state"


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        ("q=ash", "audit_who"),  # Asha, the only one
        ("q=zzz", "audit_who"),
        ("q=b", "audit_who"),  # two, of whom there are few entries
        ("verb__exact=block", "audit_verb"),
        ("via__exact=command", "audit_via"),
        ("", "audit_when"),
    ],
)
def test_the_audit_is_read_by_the_index_of_what_is_asked(staff, asked, index):
    for name in ("asha", "binu", "bala"):
        by = User.objects.get_or_create(username=name)[0]
        AuditEntry.objects.record("block", person().profile, by=by)
    assert index_of_keys(queries_of(staff, f"/admin/gowheels/auditentry/?{asked}")) == index


def test_what_many_risky_are_among_is_read_in_order(staff, monkeypatch):
    vehicle(risk=9)
    assert index_of_keys(queries_of(staff, f"{LIST}?risk=high")) == "desk_risk"
    monkeypatch.setattr(indexes, "FEW", 1)
    assert index_of_keys(queries_of(staff, f"{LIST}?risk=high")) == "desk_newest"


def test_the_rows_of_a_page_are_fetched_by_their_keys_alone(staff):
    made = [vehicle() for _ in range(3)]
    path = f"{LIST}?approval_status__exact=approved&available__exact=1&after={made[2].pk}"
    (page,) = [
        sql for sql in queries_of(staff, path) if "LEFT OUTER JOIN" in sql and " IN (" in sql
    ]
    assert not NAMED.search(page)
    assert "approved" not in page
    assert "ORDER BY" not in page


@pytest.mark.parametrize(
    "narrowed",
    ["", "approval_status__exact=approved", "available__exact=1", "category__exact=car&risk=low",
     "approval_status__exact=approved&category__exact=car"],
)  # fmt: skip
def test_a_list_takes_as_many_queries_wherever_its_window_begins(staff, narrowed):
    made = [vehicle() for _ in range(40)]
    places_in_it = [made[place].pk for place in (30, 20, 10)]
    counts = {
        len(queries_of(staff, f"{LIST}?{narrowed}&after={after}"))
        for after in (*places_in_it, *places_in_it)
    }
    assert len(counts) == 1


@pytest.mark.skipif(connection.vendor != "mysql", reason="only MariaDB counts what it reads")
@pytest.mark.parametrize(
    "narrowed", ["", "approval_status__exact=approved", "available__exact=1", "q=nexon"]
)
def test_a_window_deep_in_a_list_reads_no_more_rows_than_the_first(staff, narrowed, monkeypatch):
    monkeypatch.setattr(lists, "WINDOW", 5)
    owner, moment = person(), timezone.now()
    for number in range(150):
        vehicle(owner, created_at=moment - timedelta(minutes=number))
    keys = list(Vehicle.objects.order_by("created_at").values_list("pk", flat=True))
    queries_of(staff, f"{LIST}?{narrowed}")
    reads = []
    for after in ("", keys[140], keys[75], keys[10]):
        before = rows_read()
        queries_of(staff, f"{LIST}?{narrowed}" + f"&after={after}" * bool(after))
        reads.append(rows_read() - before)
    assert max(reads[1:]) <= reads[0] + 15


def rows_read() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SHOW SESSION STATUS LIKE 'Handler_read%%'")
        return sum(int(value) for _, value in cursor.fetchall())


@pytest.mark.skipif(connection.vendor != "sqlite", reason="how SQLite means to read")
@pytest.mark.parametrize(
    ("path", "index"),
    [
        (f"{LIST}?available__exact=0", "desk_available (available=?"),
        (f"{LIST}?o=6", "desk_newest"),
        ("/admin/auth/user/?is_staff__exact=1", "person_staff (is_staff=?"),
        ("/admin/gowheels/userprofile/?is_blocked__exact=1", "profile_blocked (is_blocked=?"),
    ],
)
def test_sqlite_reads_what_is_asked_for_in_order(staff, path, index):
    (keys,) = [sql for sql in queries_of(staff, path) if f"LIMIT {lists.WINDOW + 1}" in sql]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {keys}")
        how = " ".join(str(row[-1]) for row in cursor.fetchall())
    assert index in how
    assert "TEMP B-TREE" not in how


def test_a_flag_that_is_neither_leads_to_the_beginning(staff):
    User.objects.create_user("meera", is_staff=True)
    path = "/admin/auth/user/"
    assert staff.get(path, {"is_staff__exact": "perhaps"})["Location"] == f"{path}?e=1"
    assert len(staff.get(path, {"is_staff__exact": "1"}).context["cl"].result_list) == 2
