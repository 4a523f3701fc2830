"""An owner's leads: the page, the file, the endpoints, and nobody else's."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.utils import timezone

from gowheels import leads
from gowheels.models import Lead, UserProfile, VehicleClick
from tests.factories import person, signed_in, vehicle

pytestmark = pytest.mark.django_db

URLS = ("/dashboard/leads/", "/dashboard/leads.csv", "/api/my/leads/", "/api/my/stats/")


def ask(wanted, customer=None, state="new"):
    customer = customer or person()
    VehicleClick.objects.record(wanted, f"user:{customer.pk}", "contact", customer)
    lead = Lead.objects.by(customer).filter(vehicle=wanted)[0]
    lead.move(state)
    return lead


def table_of(response):
    text = b"".join(response.streaming_content).decode()
    assert text.startswith("\ufeff")
    return list(csv.reader(StringIO(text[1:])))


def test_the_owner_sees_who_and_when_and_nobody_elses(owner, outsider):
    mine, theirs = vehicle(owner.user), vehicle()
    ask(mine, outsider.user)
    ask(theirs, person("Stranger"))
    found = owner.get("/api/my/leads/").json()
    assert [lead["customer"]["name"] for lead in found["leads"]] == ["Meera"]
    assert found["leads"][0]["customer"]["phone"] == outsider.user.profile.phone
    assert found["next"] is None
    page = owner.get("/dashboard/leads/").content.decode()
    assert "Meera" in page
    assert "Stranger" not in page
    rows = table_of(owner.get("/dashboard/leads.csv"))
    assert [row[2] for row in rows] == ["Customer", "Meera"]


def strangers(owner, outsider, staff):
    other = signed_in(person("Other"))
    vehicle(other.user)
    return {"customer": outsider, "other owner": other, "staff": staff}


@pytest.mark.parametrize("who", ["customer", "other owner", "staff"])
def test_a_vehicle_or_lead_of_somebody_else_is_not_there(owner, outsider, staff, who):
    mine = vehicle(owner.user)
    lead = ask(mine, outsider.user)
    browser = strangers(owner, outsider, staff)[who]
    for url in URLS:
        assert browser.get(f"{url}?vehicle={mine.pk}").status_code == 404
        assert b"Meera" not in browser.get(url).getvalue() or who == "customer"
    assert browser.get(f"/dashboard/vehicles/{mine.pk}/").status_code == 404
    assert browser.post(f"/api/my/leads/{lead.pk}/", {"state": "hired"}).status_code == 404
    moved = browser.post("/dashboard/leads/", {"lead": lead.pk, "state": "hired"})
    assert moved.status_code == 404
    lead.refresh_from_db()
    assert lead.state == "new"


def test_who_is_signed_out_or_blocked_is_sent_to_sign_in(owner, anonymous):
    mine = vehicle(owner.user)
    lead = ask(mine)
    UserProfile.objects.get(user=owner.user).block(None, "Spam.")
    for browser in (owner, anonymous):
        for url in (*URLS[:2], f"/dashboard/vehicles/{mine.pk}/"):
            assert browser.get(url)["Location"].startswith("/login/?next=")
        for url in URLS[2:]:
            assert browser.get(url).status_code == 401
        assert browser.post(f"/api/my/leads/{lead.pk}/", {"state": "hired"}).status_code == 401


def test_what_changes_something_answers_no_get(owner):
    lead = ask(vehicle(owner.user))
    for url in (f"/api/my/leads/{lead.pk}/", f"/api/vehicles/{lead.vehicle_id}/message/"):
        assert owner.get(url).status_code == 405
    assert owner.post("/dashboard/leads.csv").status_code == 405


def test_an_owner_says_what_came_of_it_by_script_and_by_form(owner):
    lead = ask(vehicle(owner.user))
    answer = owner.post(f"/api/my/leads/{lead.pk}/", {"state": "hired"}).json()
    assert answer["lead"] == {"id": lead.pk, "state": "hired", "state_label": "Hired"}
    turned = owner.post("/dashboard/leads/?state=new", {"lead": lead.pk, "state": "not_hired"})
    assert turned["Location"] == f"/dashboard/leads/?state=new#lead-{lead.pk}"
    lead.refresh_from_db()
    assert lead.state == "not_hired"
    assert lead.changed_at > lead.created_at


@pytest.mark.parametrize("sent", [{}, {"state": "sold"}, {"lead": "x", "state": "new"}])
def test_a_state_that_there_is_not_is_refused(owner, sent):
    lead = ask(vehicle(owner.user))
    assert owner.post("/dashboard/leads/", {"lead": lead.pk, **sent}).status_code == 400
    if "lead" not in sent:
        assert owner.post(f"/api/my/leads/{lead.pk}/", sent).status_code == 400


def test_leads_are_narrowed_by_state_and_vehicle(owner):
    one, two = vehicle(owner.user), vehicle(owner.user)
    wanted = ask(one, state="hired")
    ask(one)
    ask(two, state="hired")
    for url in (f"/api/my/leads/?state=hired&vehicle={one.pk}",):
        assert [lead["id"] for lead in owner.get(url).json()["leads"]] == [wanted.pk]
    assert len(owner.get("/api/my/leads/?state=hired").json()["leads"]) == 2
    assert len(table_of(owner.get(f"/dashboard/leads.csv?vehicle={one.pk}"))) == 3
    assert owner.get("/api/my/leads/?state=sold").status_code == 400
    assert owner.get("/dashboard/leads/?state=sold").status_code == 200


def test_pages_repeat_and_skip_nothing_while_leads_come(owner, monkeypatch):
    monkeypatch.setattr(leads, "PAGE", 2)
    wanted = vehicle(owner.user)
    there = [ask(wanted).pk for _ in range(5)]
    Lead.objects.update(created_at=timezone.now())  # all at one time: the id settles it
    seen, url = [], "/api/my/leads/"
    while url:
        page = owner.get(url).json()
        seen += [lead["id"] for lead in page["leads"]]
        url = page["next"]
        ask(wanted)
    assert seen == there[::-1]


def test_a_cursor_that_we_did_not_write_is_refused(owner):
    assert owner.get("/api/my/leads/?cursor=forged").status_code == 400


def test_pages_cost_the_same_queries_for_one_lead_and_for_twenty(owner, count_queries):
    wanted = vehicle(owner.user)
    ask(wanted)
    before = [count_queries(owner, url) for url in (URLS[0], URLS[2])]
    for _ in range(19):
        ask(wanted)
    assert [count_queries(owner, url) for url in (URLS[0], URLS[2])] == before
    assert before <= [5, 3]


def test_a_page_is_not_kept_by_any_cache(owner):
    for url in URLS:
        assert "no-store" in owner.get(url)["Cache-Control"]


def test_the_file_is_streamed_in_batches_with_times_of_india(owner, monkeypatch):
    monkeypatch.setattr(leads, "BATCH", 2)
    wanted = vehicle(owner.user)
    made = [ask(wanted) for _ in range(5)]
    noon = timezone.now().replace(hour=6, minute=30, second=0, microsecond=0)
    Lead.objects.filter(pk=made[-1].pk).update(created_at=noon + timedelta(days=1))
    response = owner.get("/dashboard/leads.csv")
    assert response.streaming
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    rows = table_of(response)
    assert len(rows) == 6
    assert rows[1][0].endswith(" 12:00")


def test_what_a_customer_wrote_is_no_formula_in_the_file(owner):
    lead = ask(vehicle(owner.user), person("=HYPERLINK(1)"))
    lead.write("=cmd|' /C calc'!A0", None, None)
    row = table_of(owner.get("/dashboard/leads.csv"))[1]
    assert (row[2], row[-1]) == ("'=HYPERLINK(1)", "'=cmd|' /C calc'!A0")
    assert not row[3].startswith("+")


def test_a_customer_who_left_is_nobody(owner):
    lead = ask(vehicle(owner.user))
    lead.customer.delete()
    assert owner.get("/api/my/leads/").json()["leads"][0]["customer"] is None
    assert "Account deleted" in owner.get("/dashboard/leads/").content.decode()
    assert table_of(owner.get("/dashboard/leads.csv"))[1][2] == "Account deleted"


def test_nobody_has_asked_yet(owner):
    assert "Nobody has asked yet" in owner.get("/dashboard/leads/").content.decode()
    assert "No lead like that" in owner.get("/dashboard/leads/?state=hired").content.decode()
