"""Leads: one a vehicle, person and day, made with the act that they come of."""

import pytest
from django.db import IntegrityError, connection, transaction

from gowheels.models import DailyTotal, Lead, VehicleClick
from tests.factories import person, vehicle

pytestmark = pytest.mark.django_db


def look(wanted, customer, kind="contact"):
    return VehicleClick.objects.record(wanted, f"user:{customer.pk}", kind, customer)


def test_a_look_at_the_number_is_a_lead_for_the_seller():
    wanted, customer = vehicle(), person()
    look(wanted, customer)
    lead = Lead.objects.get()
    assert (lead.vehicle, lead.seller, lead.customer) == (wanted, wanted.seller, customer)
    assert lead.state == "new"
    assert str(lead) == f"Lead on vehicle {wanted.pk} on {lead.day}"


def test_a_call_and_a_whatsapp_message_stay_the_same_lead():
    wanted, customer = vehicle(), person()
    for kind in ("view", "contact", "call", "whatsapp", "contact"):
        look(wanted, customer, kind)
    assert Lead.objects.count() == 1
    assert wanted.daily_totals.count() == 4


def test_another_day_and_another_person_are_another_lead(move_clock):
    wanted, customer = vehicle(), person()
    look(wanted, customer)
    look(wanted, person())
    move_clock(days=1)
    look(wanted, customer)
    assert Lead.objects.count() == 3


def test_a_lead_that_cannot_be_kept_counts_no_act(monkeypatch):
    wanted = vehicle()

    def fail(*arguments):
        raise RuntimeError

    monkeypatch.setattr("gowheels.models.leads.LeadQuerySet.open", fail)
    with pytest.raises(RuntimeError):
        look(wanted, person())
    wanted.refresh_from_db()
    assert wanted.contact_count == 0
    assert not VehicleClick.objects.exists()
    assert not DailyTotal.objects.exists()


def test_the_database_keeps_one_lead_a_vehicle_person_and_day():
    wanted, customer = vehicle(), person()
    look(wanted, customer)
    first = Lead.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Lead.objects.create(vehicle=wanted, seller=wanted.seller, customer=customer, day=first.day)


def test_one_message_a_lead(move_clock):
    wanted, customer = vehicle(), person()
    look(wanted, customer)
    lead = Lead.objects.get()
    assert lead.write("Is it free on Friday?", None, None) is True
    assert lead.write("And on Saturday?", None, None) is False
    assert lead.message == "Is it free on Friday?"


def test_a_customer_who_leaves_takes_name_and_words_along():
    wanted, customer = vehicle(), person()
    look(wanted, customer)
    Lead.objects.get().write("Is it free on Friday?", None, None)
    Lead.objects.forget(customer)
    lead = Lead.objects.of(wanted.seller).get()
    assert (lead.customer, lead.message) == (None, "")


@pytest.mark.parametrize(
    ("narrowing", "index"),
    [
        ({}, "lead_seller"),
        ({"state": "new"}, "lead_seller_state"),
        ({"vehicle_id": 1}, "lead_vehicle"),
        ({"vehicle_id": 1, "state": "new"}, "lead_vehicle_state"),
    ],
)
def test_each_list_is_read_by_its_index_in_order(narrowing, index):
    query = Lead.objects.of(person()).narrowed(**narrowing)[:25]
    sql, params = query.query.sql_with_params()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
            plan = " ".join(str(row) for row in cursor.fetchall())
        else:
            cursor.execute(f"EXPLAIN {sql}", params)
            plan = " ".join(str(row) for row in cursor.fetchall())
    assert index in plan
    assert "TEMP B-TREE" not in plan
    assert "filesort" not in plan


def test_totals_add_up_to_the_acts():
    wanted = vehicle()
    for number in range(5):
        VehicleClick.objects.record(wanted, f"browser:{number}", "view")
    VehicleClick.objects.record(wanted, "browser:1", "view")
    assert DailyTotal.objects.get().count == 5
    assert str(DailyTotal.objects.get()).startswith("5 × view")
