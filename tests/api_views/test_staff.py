"""Staff decide by endpoint, as they do at the desk."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from gowheels import roles
from gowheels.models import AuditEntry, VehicleReport
from gowheels.roles import Role
from tests.factories import person, signed_in, superuser, vehicle

pytestmark = pytest.mark.django_db

PENDING = "/api/staff/pending/"
REPORTS = "/api/staff/reports/"


@pytest.fixture
def moderator(db):
    user = superuser("binu")
    user.is_superuser = False
    user.save()
    roles.appoint(user, Role.MODERATOR)
    AuditEntry.objects.all().delete()
    return signed_in(user)


@pytest.fixture
def waiting():
    return vehicle(approval_status="pending")


def decide(browser, made, verb, **said):
    return browser.post(f"/api/staff/vehicles/{made.pk}/{verb}/", said)


def waits_since(days: int):
    return vehicle(approval_status="pending", created_at=timezone.now() - timedelta(days=days))


def test_what_waits_is_listed_in_pages_the_longest_wait_first(moderator):
    made = [waits_since(days).pk for days in range(30, 0, -1)]
    vehicle(model_name="Approved")
    first = moderator.get(PENDING).json()
    second = moderator.get(first["next"]).json()
    assert [each["id"] for each in first["vehicles"] + second["vehicles"]] == made
    assert second["next"] is None


def test_what_waits_is_shown_with_its_owner_and_what_a_decision_rests_on(moderator, waiting):
    (shown,) = moderator.get(PENDING).json()["vehicles"]
    assert shown["seen"] == waiting.decision_seen
    assert shown["seller"] == {
        "id": waiting.seller_id,
        "name": "Ravi",
        "phone": waiting.seller.profile.phone,
    }


def test_who_may_not_look_at_people_sees_no_phone_in_a_list(moderator, waiting):
    moderator.user.groups.get().permissions.remove(
        *moderator.user.groups.get().permissions.filter(codename="view_userprofile")
    )
    VehicleReport.objects.create(vehicle=waiting, reporter=person(), reason="fraud")
    for path in (PENDING, REPORTS):
        text = moderator.get(path).content.decode()
        assert "+9198" not in text
        assert "Ravi" in text or "Meera" in text


@pytest.mark.parametrize("path", [PENDING, REPORTS])
def test_a_list_costs_the_same_queries_for_one_and_for_twenty(moderator, count_queries, path):
    def add():
        VehicleReport.objects.create(
            vehicle=vehicle(approval_status="pending"), reporter=person(), reason="fraud"
        )

    add()
    before = count_queries(moderator, path)
    for _ in range(19):
        add()
    assert count_queries(moderator, path) == before


@pytest.mark.parametrize("path", [PENDING, REPORTS, "/api/staff/users/"])
def test_a_forged_page_is_refused(moderator, path):
    answer = moderator.get(path, {"cursor": "forged"})
    assert answer.status_code == 400
    assert list(answer.json()["fields"]) == ["cursor"]


def test_an_approval_shows_the_vehicle_and_is_recorded_as_of_the_endpoint(moderator, waiting):
    answer = decide(moderator, waiting, "approve", seen=waiting.decision_seen)
    assert answer.status_code == 200
    waiting.refresh_from_db()
    assert waiting.is_visible
    assert answer.json()["vehicle"]["seen"] == waiting.decision_seen
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.via, entry.actor, entry.actor_name) == (
        "approve",
        "api",
        moderator.user,
        "binu",
    )
    assert entry.before["state"] == "pending"
    assert entry.after["state"] == "approved"
    assert LogEntry.objects.get().get_change_message() == "Approved."


def test_a_rejection_needs_a_reason_that_the_owner_reads(moderator, waiting):
    answer = decide(moderator, waiting, "reject")
    assert answer.status_code == 400
    assert "reason" in answer.json()["fields"]
    answer = decide(moderator, waiting, "reject", reason="Too dark.")
    assert answer.json()["vehicle"]["reason"] == "Too dark."
    assert AuditEntry.objects.get().reason == "Too dark."


@pytest.mark.parametrize("seen", [True, False])
@pytest.mark.parametrize("verb", ["approve", "reject"])
def test_who_comes_too_late_is_told_who_did_what(moderator, waiting, verb, seen):
    said = {"seen": waiting.decision_seen} if seen else {}
    asha = superuser("asha")
    if verb == "approve":
        waiting.approve(asha)
    else:
        waiting.reject(asha, "Too dark.")
    answer = decide(moderator, waiting, verb, reason="Too dark.", **said)
    state = {"approve": "approved", "reject": "rejected"}[verb]
    assert answer.status_code == 409
    told = answer.json()
    assert told["error"].startswith(f"Tata Nexon 2022 is {state} already, by asha, ")
    assert (told["code"], told["state"], told["by"]) == ("changed_meanwhile", state, "asha")
    assert told["seen"] == waiting.decision_seen
    assert AuditEntry.objects.count() == 1


def test_nobody_approves_what_the_owner_changed_meanwhile(moderator, waiting):
    seen = waiting.decision_seen
    waiting.resubmit()
    answer = decide(moderator, waiting, "approve", seen=seen)
    assert answer.status_code == 409
    assert "changed by its owner" in answer.json()["error"]


def test_what_is_not_there_or_deleted_by_its_owner_is_404(moderator, waiting):
    waiting.discard()
    assert decide(moderator, waiting, "approve").status_code == 404
    assert moderator.post("/api/staff/reports/999/resolve/").status_code == 404


def test_a_report_is_resolved_once(moderator, waiting):
    report = VehicleReport.objects.create(vehicle=waiting, reporter=person(), reason="fraud")
    (shown,) = moderator.get(REPORTS).json()["reports"]
    assert (shown["id"], shown["reason"], shown["counts"]) == (report.pk, "fraud", False)
    path = f"{REPORTS}{report.pk}/resolve/"
    assert moderator.post(path).json()["report"] == {"id": report.pk, "vehicle": waiting.pk}
    again = moderator.post(path)
    assert again.status_code == 409
    assert again.json()["by"] == "binu"
    assert moderator.get(REPORTS).json()["reports"] == []
    entry = AuditEntry.objects.about(waiting).get()
    assert (entry.verb, entry.after) == ("resolve", {"reports": [report.pk]})


def test_the_figures_say_what_waits(moderator, waiting):
    vehicle()
    person().profile.block(None, "Spam.")
    VehicleReport.objects.create(vehicle=waiting, reporter=person(), reason="fraud")
    found = moderator.get("/api/staff/stats/").json()
    assert {name: found[name] for name in found if name != "success"} == {
        "listed": 1,
        "pending": 1,
        "reports": 1,
        "reported": 0,
        "blocked": 1,
    }


@pytest.mark.parametrize("verb", ["approve", "reject"])
def test_a_decision_is_a_post(moderator, waiting, verb):
    answer = moderator.get(f"/api/staff/vehicles/{waiting.pk}/{verb}/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
