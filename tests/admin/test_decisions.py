"""A vehicle's page on the desk: what a decision rests on, and the way through a queue."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from django.utils import timezone

from gowheels.models import Vehicle, VehicleReport
from tests.factories import person, signed_in, superuser, vehicle, with_photographs

pytestmark = pytest.mark.django_db

DECISIONS = ("approve", "reject", "keep")
NEXT = "/admin/gowheels/vehicle/next/"
WORDS = "One careful owner, all papers in order, new tyres in March and a full tank to start with."


def page(made: Vehicle) -> str:
    return reverse("admin:gowheels_vehicle_change", args=[made.pk])


def decide(browser, verb: str, made: Vehicle, **sent):
    return browser.post(reverse(f"admin:vehicle_{verb}", args=[made.pk]), sent)


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def waiting(count: int) -> list[Vehicle]:
    """So many vehicles that wait, in the order of the queue."""
    first = timezone.now() - timedelta(days=2)
    return [
        vehicle(approval_status="pending", created_at=first + timedelta(hours=number))
        for number in range(count)
    ]


def report(made: Vehicle, times: int = VehicleReport.ENOUGH) -> None:
    for _ in range(times):
        reporter = person()
        User.objects.filter(pk=reporter.pk).update(date_joined=timezone.now() - timedelta(days=30))
        VehicleReport.objects.file(made, reporter, "fraud", "Asked for money first.")


def test_after_a_decision_the_next_in_the_queue_opens(staff):
    one, two, three = waiting(3)
    assert decide(staff, "approve", one)["Location"] == page(two)
    assert decide(staff, "reject", two, words="Wash it.")["Location"] == page(three)
    response = staff.get(decide(staff, "approve", three)["Location"])
    assert "Nothing waits" in response.content.decode()
    assert reverse("admin:index") in response.content.decode()


def test_what_was_decided_meanwhile_is_passed_over(staff):
    one, two, three = waiting(3)
    two.approve(superuser("binu"))
    assert decide(staff, "approve", one)["Location"] == page(three)


def test_one_may_pass_over_and_go_back(staff):
    one, two, three = waiting(3)
    assert staff.get(NEXT)["Location"] == page(one)
    assert staff.get(NEXT, {"from": two.pk})["Location"] == page(three)
    assert staff.get(NEXT, {"from": two.pk, "back": "1"})["Location"] == page(one)


def test_at_the_end_what_was_passed_over_is_offered_again(staff):
    one, two = waiting(2)
    decide(staff, "approve", two)
    text = staff.get(NEXT, {"from": two.pk}).content.decode()
    assert "That was the last" in text
    assert page(one) in text


@pytest.mark.parametrize("start", ["x", "999", "-1", "9" * 30])
def test_an_address_that_names_no_vehicle_leads_nowhere_else(staff, start):
    waiting(1)
    assert staff.get(NEXT, {"from": start}).status_code == 200


def test_only_who_may_see_vehicles_goes_through_them(outsider):
    assert outsider.get(NEXT).status_code == 302
    editor = User.objects.create_user("chitra", is_staff=True)
    assert signed_in(editor).get(NEXT).status_code == 403


def test_who_may_only_look_is_shown_no_decision(owner):
    [made] = waiting(1)
    watcher = User.objects.create_user("chitra", is_staff=True)
    watcher.user_permissions.set(Permission.objects.filter(codename="view_vehicle"))
    text = signed_in(watcher).get(page(made)).content.decode()
    assert made.title in text
    assert reverse("admin:vehicle_approve", args=[made.pk]) not in text
    assert reverse("admin:vehicle_reject", args=[made.pk]) not in text


def test_the_page_shows_each_signal_with_its_weight(staff):
    made = vehicle(approval_status="pending", description="Call 98765 43210.")
    text = staff.get(page(made)).content.decode()
    assert "High risk" in text
    assert "7 points" in text
    assert "There is a phone number or a link in the description." in text
    assert "+3" in text


def test_the_page_shows_how_it_went_with_the_owner(staff):
    seller = person("Ravi")
    vehicle(seller)
    refused = vehicle(seller, model_name="Punch", approval_status="pending")
    refused.reject(staff.user, "The photographs show another one.")
    made = vehicle(seller, approval_status="pending")
    report(made, 1)
    response = staff.get(page(made))
    owner = response.context["owner"]
    assert owner.listings == [(1, "live"), (1, "waiting"), (1, "rejected")]
    assert (owner.reports, owner.reports_waiting) == (1, 1)
    assert "The photographs show another one." in response.content.decode()
    assert page(refused) in response.content.decode()


def test_the_page_leads_to_what_is_described_in_the_same_words(staff):
    other = vehicle(description=WORDS.upper(), model_name="Punch")
    made = vehicle(description=WORDS, approval_status="pending")
    response = staff.get(page(made))
    assert response.context["same_text_count"] == 1
    assert page(other) in response.content.decode()


def test_the_page_leads_to_what_has_the_same_registration(staff):
    other = vehicle(registration="KA01AB1234", model_name="Punch")
    made = vehicle(registration="KA01AB1234", approval_status="pending")
    text = staff.get(page(made)).content.decode()
    assert "Another listing has its registration number." in text
    assert page(other) in text
    assert "Another listing" not in staff.get(page(vehicle())).content.decode()


def test_the_page_shows_every_decision_so_far(staff):
    [made] = waiting(1)
    decide(staff, "approve", made)
    decide(staff, "reject", made, words="Too dark.")
    text = staff.get(page(made)).content.decode()
    assert text.index("Rejected: Too dark.") < text.index("Approved.")


def test_decisions_by_bulk_endpoint_and_command_are_shown_too(staff, settings):
    settings.STAFF_PHONE_SIGN_IN = True
    [made] = waiting(1)
    sent = {"action": "approve_selected", "_selected_action": [made.pk]}
    staff.post("/admin/gowheels/vehicle/", sent)
    staff.post(f"/api/staff/vehicles/{made.pk}/reject/", {"reason": "Too dark."})
    made.seller.profile.block(None, "Spam.")
    text = staff.get(page(made)).content.decode()
    for words in (
        'Approved. <span class="desk-soft">asha, the desk',
        'Rejected: Too dark. <span class="desk-soft">asha, an endpoint',
        'Blocked: Spam. <span class="desk-soft">The site, a command, on the owner',
    ):
        assert words in text


def test_a_page_costs_the_same_queries_whatever_its_owner_has_done(staff, count_queries):
    made = with_photographs(vehicle(description=WORDS, approval_status="pending"))
    before = count_queries(staff, page(made))
    for _ in range(4):
        vehicle(made.seller, description=WORDS).reject(staff.user, "No.")
        vehicle(description=WORDS)
        report(made, 1)
    # Which kinds of rows the log speaks of is asked once.
    assert count_queries(staff, page(made)) <= before + 1


def test_reports_are_worked_through_like_what_waits(staff):
    one, two = vehicle(), vehicle()
    report(one, 4)
    report(two)
    first = staff.get(NEXT, {"queue": "reported"})["Location"]
    assert first == f"{page(one)}?queue=reported"
    assert "Asked for money first." in staff.get(first).content.decode()
    kept = decide(staff, "keep", one, queue="reported")
    assert kept["Location"] == f"{page(two)}?queue=reported"
    response = staff.post(
        reverse("admin:vehicle_reject", args=[two.pk]),
        {"queue": "reported", "words": "Do not ask for money first."},
        follow=True,
    )
    assert "Every report is dealt with." in response.content.decode()
    assert not VehicleReport.objects.waiting().exists()
    assert Vehicle.objects.get(pk=one.pk).is_visible
    assert not Vehicle.objects.get(pk=two.pk).is_visible


def addresses(made: Vehicle) -> list[str]:
    """Where a decision about a vehicle is sent."""
    named = [reverse(f"admin:vehicle_{verb}", args=[made.pk]) for verb in DECISIONS]
    image = made.images.get()
    return [*named, reverse("admin:vehicle_photograph_remove", args=[made.pk, image.pk])]


def test_who_only_opens_the_address_of_a_decision_comes_to_the_vehicle(staff):
    made = with_photographs(vehicle(approval_status="pending"), 1)
    report(made)
    for address in addresses(made):
        assert staff.get(address)["Location"] == page(made)
        assert staff.head(address)["Location"] == page(made)
        reported = staff.get(address, {"queue": "reported"})["Location"]
        assert reported == f"{page(made)}?queue=reported"
        assert staff.put(address).status_code == 403
    assert staff.get(addresses(made)[0], follow=True).status_code == 200
    assert VehicleReport.objects.waiting().count() == VehicleReport.ENOUGH
    assert Vehicle.objects.get().approval_status == "pending"
    assert made.images.count() == 1


def test_who_may_not_see_vehicles_is_led_to_none(outsider):
    made = with_photographs(vehicle(approval_status="pending"), 1)
    editor = signed_in(User.objects.create_user("chitra", is_staff=True))
    for address in addresses(made):
        assert editor.get(address).status_code == 403
        assert outsider.get(address)["Location"].startswith("/admin/login/")


def test_what_its_owner_has_changed_meanwhile_is_not_decided(staff):
    [made] = waiting(1)
    seen = made.decision_seen
    made.resubmit()
    response = staff.post(
        reverse("admin:vehicle_approve", args=[made.pk]), {"seen": seen}, follow=True
    )
    assert said(response) == [
        "Tata Nexon 2022 was changed by its owner meanwhile. Look at it again."
    ]
    assert Vehicle.objects.get().approval_status == "pending"
