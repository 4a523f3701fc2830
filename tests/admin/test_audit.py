"""The audit at the desk: found by who, what and when, and changed by nobody."""

import pytest
from django.contrib.admin.models import LogEntry

from gowheels.models import AuditEntry, BrandImage
from tests.factories import person, superuser, vehicle

pytestmark = pytest.mark.django_db

LIST = "/admin/gowheels/auditentry/"


def shown(staff, **asked) -> list[int]:
    return [entry.pk for entry in staff.get(LIST, asked).context["cl"].result_list]


@pytest.fixture
def entries():
    """An approval by binu, and a block by chitra."""
    made, blocked = vehicle(approval_status="pending"), person("Zubin", "+919812345678")
    made.approve(superuser("binu"))
    blocked.profile.block(superuser("chitra"), "Spam.")
    approved, block = AuditEntry.objects.order_by("pk")
    return approved, block


def test_the_latest_stands_first_with_who_did_what_to_which(staff, entries):
    approved, block = entries
    assert shown(staff) == [block.pk, approved.pk]
    text = staff.get(LIST).content.decode()
    for words in ("binu", "Approved", "Tata Nexon 2022", "chitra", "Blocked", "Zubin", "Spam."):
        assert words in text


def test_the_list_says_how_many_entries_it_has(staff, entries):
    assert "2 audit entries" in " ".join(staff.get(LIST).content.decode().split())
    one = staff.get(LIST, {"q": "binu"}).content.decode()
    assert "1 audit entry" in " ".join(one.split())


def test_it_is_searched_by_who_what_and_kind(staff, entries):
    approved, block = entries
    assert shown(staff, q="binu") == [approved.pk]
    assert shown(staff, q="98123 45678") == [block.pk]
    assert shown(staff, verb__exact="block") == [block.pk]
    assert shown(staff, target_type="vehicle") == [approved.pk]
    assert approved.pk in shown(staff, q=str(approved.target_id))
    assert shown(staff, q="9812300000") == shown(staff, q="nobody") == []
    assert shown(staff, q="9" * 40) == []


def test_the_list_costs_the_same_queries_for_two_entries_and_for_forty(
    staff, entries, count_queries
):
    before = count_queries(staff, LIST)
    for _ in range(38):
        AuditEntry.objects.record(AuditEntry.Verb.APPROVE, vehicle())
    assert count_queries(staff, LIST) == before


def test_nobody_changes_or_deletes_it_there_a_superuser_neither(staff, entries):
    entry = entries[0]
    page = f"{LIST}{entry.pk}/"
    assert staff.get(f"{page}change/").status_code == 200
    for path in (f"{LIST}add/", f"{page}change/", f"{page}delete/"):
        assert staff.post(path, {"verb": "reject", "post": "yes"}).status_code == 403
    sent = {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"}
    staff.post(LIST, sent)
    entry.refresh_from_db()
    assert entry.verb == "approve"


def test_a_make_changed_at_the_desk_is_recorded_from_what_to_what_and_logged_once(staff):
    brand = BrandImage.objects.create(category="car", name="Tata")
    AuditEntry.objects.all().delete()
    sent = {"category": "car", "name": "Tata Motors"} | {
        f"models-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    answer = staff.post(f"/admin/gowheels/brandimage/{brand.pk}/change/", sent)
    assert answer.status_code == 302
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.via, entry.actor) == ("change", "admin", staff.user)
    assert (entry.before, entry.after) == ({"name": "Tata"}, {"name": "Tata Motors"})
    assert LogEntry.objects.count() == 1


def test_a_vehicle_that_staff_delete_is_recorded_and_one_of_its_owners_is_not(staff):
    made, own = vehicle(), vehicle()
    own.delete()
    staff.post(f"/admin/gowheels/vehicle/{made.pk}/delete/", {"post": "yes"})
    assert AuditEntry.objects.get().target_id == made.pk
