"""A report: once a person and vehicle, kindly, and never an act by itself."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from gowheels.models import Vehicle, VehicleReport
from tests.factories import person, signed_in, vehicle

HTML = {"Accept": "text/html,*/*;q=0.8"}


@pytest.fixture
def listed(db):
    return vehicle(person("Ravi"))


def report(browser, it, **said):
    return browser.post(f"/api/vehicles/{it.pk}/report/", {"reason": "fraud", **said})


def test_a_report_is_filed_with_its_reason_and_note(outsider, listed):
    answer = report(outsider, listed, note="Asked for ₹500 first.").json()
    assert answer == {
        "success": True,
        "is_new": True,
        "reason": "fraud",
        "message": "Thank you. Our staff read every report.",
    }
    filed = VehicleReport.objects.get()
    assert (filed.vehicle, filed.reporter, filed.reason, filed.note) == (
        listed,
        outsider.user,
        "fraud",
        "Asked for ₹500 first.",
    )


def test_a_second_report_says_what_stands_and_changes_nothing(outsider, listed):
    report(outsider, listed, note="First.")
    response = report(outsider, listed, reason="gone", note="Second.")
    answer = response.json()
    assert (response.status_code, answer["is_new"], answer["reason"]) == (200, False, "fraud")
    assert "already" in answer["message"]
    assert VehicleReport.objects.get().note == "First."


def test_a_report_that_was_dealt_with_stays_so(outsider, listed, staff):
    report(outsider, listed)
    VehicleReport.objects.all().resolve(staff.user)
    assert "dealt with" in report(outsider, listed).json()["message"]
    assert not VehicleReport.objects.waiting().exists()


@pytest.mark.parametrize(
    ("said", "field"),
    [({"reason": ""}, "reason"), ({"reason": "dull"}, "reason"), ({"note": "x" * 501}, "note")],
    ids=["none", "unknown", "long"],
)
def test_what_is_not_valid_is_said_beside_its_field(outsider, listed, said, field):
    response = report(outsider, listed, **said)
    assert response.status_code == 400
    assert list(response.json()["fields"]) == [field]
    assert not VehicleReport.objects.exists()


def test_a_note_of_the_full_length_is_taken(outsider, listed):
    assert report(outsider, listed, note="x" * VehicleReport.MAX_NOTE).status_code == 200


def test_nobody_reports_their_own(owner):
    own = vehicle(owner.user)
    response = report(owner, own)
    assert (response.status_code, response.json()["code"]) == (403, "own_vehicle")
    page = owner.get(f"/vehicles/{own.pk}/report/")
    assert page.status_code == 403
    assert "Report this listing" not in owner.get(own.get_absolute_url()).content.decode()


def test_who_is_signed_out_or_blocked_reports_nothing(anonymous, outsider, listed):
    assert report(anonymous, listed).status_code == 401
    outsider.user.profile.block(None, "Spam.")
    assert report(outsider, listed).status_code == 401
    sent_on = anonymous.get(f"/vehicles/{listed.pk}/report/")
    assert sent_on["Location"] == f"/login/?next=/vehicles/{listed.pk}/report/"


@pytest.mark.parametrize("state", [{"approval_status": "pending"}, {"available": False}], ids=str)
def test_what_is_not_shown_cannot_be_reported(outsider, state, db):
    hidden = vehicle(**state)
    assert report(outsider, hidden).status_code == 404
    assert outsider.get(f"/vehicles/{hidden.pk}/report/").status_code == 404


def test_get_is_the_wrong_method(outsider, listed):
    assert outsider.get(f"/api/vehicles/{listed.pk}/report/").status_code == 405


def test_a_person_reports_so_many_a_day_from_wherever(outsider, settings, db):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "report": "2/1d"}
    some = [vehicle(), vehicle(), vehicle()]
    assert [report(outsider, it).status_code for it in some] == [200, 200, 429]
    elsewhere = signed_in(outsider.user, REMOTE_ADDR="198.51.100.1")
    assert report(elsewhere, some[2]).status_code == 429
    assert report(signed_in(person()), some[2]).status_code == 200


def test_the_plain_form_thanks_on_the_vehicles_page(outsider, listed):
    page = f"/vehicles/{listed.pk}/report/"
    assert f'action="{page}"' in outsider.get(page).content.decode()
    wrong = outsider.post(page, {"note": "Kept."}, headers=HTML)
    assert wrong.status_code == 400
    assert "Choose what is wrong." in wrong.content.decode()
    assert "Kept." in wrong.content.decode()
    done = outsider.post(page, {"reason": "gone"}, headers=HTML, follow=True)
    assert done.redirect_chain == [(listed.get_absolute_url(), 302)]
    assert "Our staff read every report." in done.content.decode()


def test_the_plain_form_tells_of_the_limit(outsider, listed, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "report": "1/1d"}
    page = f"/vehicles/{listed.pk}/report/"
    outsider.post(page, {"reason": "gone"}, headers=HTML)
    refused = outsider.post(page, {"reason": "gone"}, headers=HTML)
    assert refused.status_code == 429
    assert refused["Retry-After"]


def test_the_visitors_page_leads_to_the_form_and_holds_none(anonymous, outsider, listed):
    link = f'href="/vehicles/{listed.pk}/report/"'
    visitors = anonymous.get(listed.get_absolute_url()).content.decode()
    assert link in visitors
    assert "data-report-form" not in visitors
    persons = outsider.get(listed.get_absolute_url()).content.decode()
    assert link in persons
    assert "data-report-form" in persons


def test_no_number_of_reports_takes_a_listing_down(anonymous, listed):
    for _ in range(5):
        reporter = person()
        reporter.date_joined -= timedelta(days=8)
        reporter.save()
        assert report(signed_in(reporter), listed).status_code == 200
    assert list(Vehicle.objects.reported()) == [listed]
    listed.refresh_from_db()
    assert (listed.is_visible, listed.approval_status) == (True, "approved")
    assert anonymous.get(listed.get_absolute_url()).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_many_posts_at_once_make_one_report():
    it, reporter, answers, start = vehicle(), person(), [], threading.Barrier(4)
    browsers = [signed_in(reporter) for _ in range(4)]

    def send(browser):
        start.wait()
        try:
            answers.append(report(browser, it))
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=[browser]) for browser in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer.status_code for answer in answers] == [200] * 4
    assert sorted(answer.json()["is_new"] for answer in answers) == [False, False, False, True]
    assert VehicleReport.objects.count() == 1
