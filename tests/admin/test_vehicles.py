"""The moderation desk."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from gowheels.admin.vehicles import VehicleAdmin
from gowheels.forms.staff import REASONS
from gowheels.models import AuditEntry, Vehicle
from tests.factories import person, signed_in, superuser, vehicle, with_photographs

pytestmark = pytest.mark.django_db

LIST = "/admin/gowheels/vehicle/"


def decide(browser, verb: str, made: Vehicle, **sent):
    return browser.post(reverse(f"admin:vehicle_{verb}", args=[made.pk]), sent, follow=True)


def act(browser, action: str, *made: Vehicle, **sent):
    chosen = {"action": action, "_selected_action": [each.pk for each in made]}
    return browser.post(LIST, chosen | sent, follow=True)


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def listed(browser) -> list[int]:
    return [card["id"] for card in browser.get("/get-vehicles/").json()["vehicles"]]


@pytest.fixture
def pending(owner):
    return with_photographs(vehicle(owner.user, approval_status="pending"), 3)


@pytest.fixture
def moderator(db):
    """Somebody of the staff who may change vehicles and nothing else."""
    user = User.objects.create_user("binu", is_staff=True)
    wanted = ["view_vehicle", "change_vehicle"]
    user.user_permissions.set(Permission.objects.filter(codename__in=wanted))
    return signed_in(user)


def test_the_list_shows_what_waits_with_its_cover_owner_and_price(staff, pending):
    vehicle(model_name="Approved")
    response = staff.get(LIST, {"approval_status__exact": "pending"})
    text = response.content.decode()
    assert "Tata Nexon 2022" in text
    assert "Tata Approved 2022" not in text
    assert pending.cover in text
    assert pending.seller.profile.phone in text
    assert "₹1,850" in text


def test_the_list_costs_the_same_queries_for_one_vehicle_and_for_forty(staff, count_queries):
    with_photographs(vehicle(), 2)
    before = count_queries(staff, LIST)
    for _ in range(39):
        with_photographs(vehicle(), 2)
    assert count_queries(staff, LIST) == before


def test_the_list_is_searched_by_name_pincode_and_phone(staff, pending):
    vehicle(person(phone="+919812345678"), model_name="Punch", pincode="411001")
    for words in ("Punch", "411001", "9812345678"):
        found = staff.get(LIST, {"q": words}).context["cl"].result_list
        assert [each.model_name for each in found] == ["Punch"]


def test_a_vehicle_is_shown_with_its_photographs_and_both_decisions(staff, pending):
    response = staff.get(reverse("admin:gowheels_vehicle_change", args=[pending.pk]))
    text = response.content.decode()
    assert [each["alt"] for each in response.context["photographs"]] == [
        f"Tata Nexon 2022, photograph {number} of 3" for number in (1, 2, 3)
    ]
    for image in pending.images.all():
        assert image.image.url in text
    assert reverse("admin:vehicle_approve", args=[pending.pk]) in text
    assert reverse("admin:vehicle_reject", args=[pending.pk]) in text
    assert all(reason in text for reason in REASONS)


def test_a_vehicle_that_is_not_there_leads_back_to_the_desk(staff):
    response = staff.get(reverse("admin:gowheels_vehicle_change", args=[999]))
    assert response.status_code == 302


def test_an_approved_vehicle_is_listed_at_once(staff, anonymous, pending):
    assert listed(anonymous) == []
    response = decide(staff, "approve", pending)
    pending.refresh_from_db()
    assert "Nothing waits" in response.content.decode()
    assert said(response) == ["Tata Nexon 2022: approved."]
    assert (pending.approval_status, pending.reviewed_by) == ("approved", staff.user)
    assert listed(anonymous) == [pending.pk]
    assert LogEntry.objects.get().get_change_message() == "Approved."


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ({"preset": REASONS[0]}, REASONS[0]),
        ({"words": "Wash it  first."}, "Wash it first."),
        ({"preset": REASONS[0], "words": "Wash it first."}, "Wash it first."),
    ],
)
def test_a_rejected_vehicle_shows_its_reason_to_its_owner(staff, owner, pending, sent, reason):
    response = decide(staff, "reject", pending, **sent)
    pending.refresh_from_db()
    assert said(response) == ["Tata Nexon 2022: rejected."]
    assert (pending.approval_status, pending.rejection_reason) == ("rejected", reason)
    assert reason in owner.get("/dashboard/").content.decode()
    assert reason in LogEntry.objects.get().get_change_message()


@pytest.mark.parametrize(
    "sent",
    [{}, {"preset": "", "words": "  "}, {"preset": "Because."}, {"words": "x" * 301}],
    ids=["nothing", "blank", "unknown", "too long"],
)
def test_a_rejection_without_a_good_reason_is_asked_for_again(staff, pending, sent):
    response = decide(staff, "reject", pending, **sent)
    pending.refresh_from_db()
    assert response.status_code == 400
    assert response.context["form"].errors
    assert "Tata Nexon 2022" in response.content.decode()
    assert pending.approval_status == "pending"


def test_a_rejected_vehicle_is_taken_off_the_list_and_may_come_back(staff, anonymous, pending):
    decide(staff, "approve", pending)
    decide(staff, "reject", pending, words="A phone number in the picture.")
    assert listed(anonymous) == []
    decide(staff, "approve", pending)
    assert listed(anonymous) == [pending.pk]
    assert Vehicle.objects.get().rejection_reason == ""


@pytest.mark.parametrize("verb", ["approve", "reject"])
@pytest.mark.parametrize("method", ["get", "head", "put", "delete"])
def test_only_a_post_decides(staff, pending, verb, method):
    response = getattr(staff, method)(reverse(f"admin:vehicle_{verb}", args=[pending.pk]))
    pending.refresh_from_db()
    assert response.status_code == (302 if method in ("get", "head") else 403)
    assert pending.approval_status == "pending"


@pytest.mark.parametrize("verb", ["approve", "reject"])
def test_nobody_else_decides(anonymous, outsider, owner, pending, verb):
    for browser in (anonymous, outsider, owner):
        response = browser.post(
            reverse(f"admin:vehicle_{verb}", args=[pending.pk]), {"words": "No."}
        )
        assert response.status_code == 302
        assert response["Location"].startswith("/admin/login/?next=")
    pending.refresh_from_db()
    assert pending.approval_status == "pending"


def test_staff_decide_only_with_the_permission_to(moderator, pending):
    watcher = User.objects.create_user("chitra", is_staff=True)
    watcher.user_permissions.set(Permission.objects.filter(codename="view_vehicle"))
    assert decide(signed_in(watcher), "approve", pending).status_code == 403
    assert decide(moderator, "approve", pending).status_code == 200
    pending.refresh_from_db()
    assert pending.reviewed_by == moderator.user


def test_a_vehicle_that_is_not_there_cannot_be_decided(staff):
    assert staff.post("/admin/gowheels/vehicle/999/approve/").status_code == 404


def test_who_decides_too_late_is_told_by_whom_it_was(staff, pending, monkeypatch):
    seen_before = Vehicle.objects.get(pk=pending.pk)
    pending.reject(superuser("binu"), "Too dark.")
    monkeypatch.setattr(VehicleAdmin, "_to_decide", lambda *_: seen_before)
    response = decide(staff, "approve", pending)
    pending.refresh_from_db()
    [sentence] = said(response)
    assert sentence.startswith("Tata Nexon 2022 is rejected already, by binu, ")
    assert sentence.endswith(" The reason: Too dark.")
    assert pending.approval_status == "rejected"
    assert not AuditEntry.objects.filter(actor=staff.user).exists()


def test_many_are_approved_at_once(staff, anonymous, pending):
    other = vehicle(approval_status="pending")
    left = vehicle(approval_status="pending")
    response = act(staff, "approve_selected", pending, other)
    left.refresh_from_db()
    assert said(response) == ["2 vehicles approved."]
    assert sorted(listed(anonymous)) == sorted([pending.pk, other.pk])
    assert left.approval_status == "pending"


def test_many_are_rejected_at_once_after_a_reason_was_asked_for(staff, pending):
    other = vehicle(approval_status="pending")
    asked = act(staff, "reject_selected", pending, other)
    assert asked.status_code == 200
    assert not Vehicle.objects.filter(approval_status="rejected").exists()
    without = act(staff, "reject_selected", pending, other, confirmed="yes")
    assert without.status_code == 400
    done = act(staff, "reject_selected", pending, other, confirmed="yes", preset=REASONS[1])
    assert said(done) == ["2 vehicles rejected."]
    assert set(Vehicle.objects.values_list("approval_status", "rejection_reason")) == {
        ("rejected", REASONS[1])
    }


def test_the_page_that_asks_for_the_reason_sends_everything_back(staff, pending):
    text = act(staff, "reject_selected", pending).content.decode()
    assert f'name="_selected_action" value="{pending.pk}"' in text
    assert 'name="action" value="reject_selected"' in text
    assert 'name="confirmed" value="yes"' in text
    assert "csrfmiddlewaretoken" in text


def test_staff_add_no_vehicles(staff):
    assert staff.get("/admin/gowheels/vehicle/add/").status_code == 403


def test_a_name_in_an_indian_script_is_moderated_like_any_other(staff):
    made = vehicle(model_name="नेक्सन", approval_status="pending")
    page = staff.get(f"/admin/gowheels/vehicle/{made.pk}/change/")
    assert page.status_code == 200
    assert made.get_absolute_url() in page.content.decode()


def test_a_decision_on_a_page_that_is_out_of_date_is_told_so(staff):
    made = vehicle(approval_status="pending")
    seen = made.decision_seen
    made.reject(staff.user, "Wash it first.")
    response = staff.post(
        f"/admin/gowheels/vehicle/{made.pk}/approve/", {"seen": seen}, follow=True
    )
    assert "is rejected already" in response.content.decode()
    made.refresh_from_db()
    assert made.approval_status == "rejected"
