"""How closely staff should look: each signal by itself, their sum, and the place it gives."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gowheels import risk
from gowheels.models import PriceBenchmark, SamePhoto, Vehicle, VehicleReport
from gowheels.risk import band_of, has_contact, risk_of, signals_in
from gowheels.risk_facts import Facts, facts_of
from tests.factories import person, vehicle, with_photographs

LONG = "One careful owner, all papers in order, new tyres in March and a full tank to start with."
PLAIN = Facts(
    account_age=timedelta(days=400),
    photographs=3,
    shows_anothers=False,
    percent=-5,
    same_text=0,
    same_registration=False,
    description="One careful owner. Seats 5, boot for 3 bags, 2019 model, 24x7 pick up.",
    listed_that_day=1,
    reports=0,
    rejected=0,
)


def test_nothing_speaks_against_a_plain_listing():
    assert signals_in(PLAIN) == []
    assert signals_in(replace(PLAIN, percent=None)) == []


@pytest.mark.parametrize(
    ("changed", "weight", "words"),
    [
        ({"account_age": timedelta(days=3)}, 2, "The owner's account was 3 days old."),
        ({"account_age": timedelta(hours=3)}, 2, "The owner's account was less than a day old."),
        ({"photographs": 0}, 2, "It has no photographs."),
        ({"shows_anothers": True}, 5, "Another owner showed one of its photographs before."),
        ({"percent": -40}, 4, "The price is 40% below the median of vehicles like it."),
        ({"same_text": 1}, 3, "The same text stands in 1 listing of other owners."),
        ({"same_text": 100}, 3, "The same text stands in 100+ listings of other owners."),
        ({"same_registration": True}, 4, "Another listing has its registration number."),
        (
            {"description": "Call 98765 43210"},
            3,
            "There is a phone number or a link in the description.",
        ),
        ({"listed_that_day": 5}, 3, "The owner listed 5 vehicles within the day before it."),
        ({"reports": 2}, 4, "2 reports on it wait."),
        ({"rejected": 1}, 2, "1 other listing of the owner is rejected."),
    ],
    ids=str,
)
def test_each_signal_has_a_weight_and_says_what_was_found(changed, weight, words):
    [signal] = signals_in(replace(PLAIN, **changed))
    assert (signal.weight, signal.words) == (weight, words)
    assert signal.name


@pytest.mark.parametrize(
    "changed",
    [{"account_age": timedelta(days=7)}, {"percent": -39}, {"listed_that_day": 4}],
    ids=str,
)
def test_what_is_just_within_the_limit_is_no_signal(changed):
    assert signals_in(replace(PLAIN, **changed)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Call 9876543210",
        "call 98765-43210 any time",
        "+91 (98765) 43210",
        "९८७६५ ४३२१०",
        "see https://example.org/x",
        "www.mycars.in",
        "mycars.co.in has more",
        "write to ravi@gmail",
        "WA.me/xyz",
    ],
)
def test_a_number_or_a_link_is_found_however_it_is_written(text):
    assert has_contact(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rs 1,20,000 insured, 45,000 km run",
        "2019, 2020 and 2021 services done",
        "No. 1 in town.",
    ],
)
def test_figures_that_are_no_number_are_left_alone(text):
    assert not has_contact(text)


@pytest.mark.parametrize(("points", "name"), [(0, "low"), (3, "low"), (4, "some"), (7, "high")])
def test_a_sum_falls_into_a_band(points, name):
    assert band_of(points).name == name


@pytest.mark.django_db
def test_the_facts_are_read_from_what_is_there():
    seller = person("Ravi")
    other = vehicle(description=LONG.upper() + "!!", registration="KA01AB1234")
    vehicle(seller, approval_status="rejected")
    made = vehicle(seller, description=LONG, approval_status="pending", registration="KA01AB1234")
    PriceBenchmark.objects.create(
        state="Karnataka", brand_key="tata", model_key="nexon", count=9, median=4000,
        fair_from=3600, fair_to=4400, lower_quartile=3800, upper_quartile=4200,
    )  # fmt: skip
    with_photographs(other)
    copied = with_photographs(made).images.get()
    Vehicle.objects.filter(pk=made.pk).update(price_label="good")
    made.refresh_from_db()
    SamePhoto.objects.create(image=copied, other=other.images.get())
    reporter = person("Meera")
    reporter.date_joined -= timedelta(days=30)
    reporter.save()
    VehicleReport.objects.file(made, reporter, "fraud")
    facts = facts_of(made)
    assert facts.account_age < timedelta(days=1)
    assert facts.shows_anothers
    assert facts.same_registration
    assert facts.percent == -54
    assert (facts.photographs, facts.same_text, facts.reports) == (1, 1, 1)
    assert (facts.listed_that_day, facts.rejected) == (1, 1)
    assert risk_of(made).points == 5 + 4 + 4 + 4 + 3 + 2 + 2


@pytest.mark.django_db
def test_who_was_first_to_show_a_photograph_is_not_suspected():
    first, second = with_photographs(vehicle()), with_photographs(vehicle())
    SamePhoto.objects.create(image=second.images.get(), other=first.images.get())
    assert not facts_of(first).shows_anothers


@pytest.mark.django_db
def test_an_owners_own_words_may_stand_in_all_of_their_listings():
    seller = person()
    made, _ = vehicle(seller, description=LONG), vehicle(seller, description=LONG)
    assert facts_of(made).same_text == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("number", "state", "found"),
    [
        ("KA01AB1234", {}, True),
        ("KA01AB1234", {"approval_status": "pending"}, True),
        ("KA01AB1234", {"approval_status": "rejected"}, False),
        ("KA01AB1234", {"available": False}, False),
        ("KA01AB1234", {"deleted_at": timezone.now()}, False),
        ("KA01AB1235", {}, False),
    ],
)
def test_a_number_counts_where_it_is_listed_or_waits(number, state, found):
    made = vehicle(approval_status="pending", registration="KA01AB1234")
    vehicle(registration=number, **state)
    assert facts_of(made).same_registration == found


@pytest.mark.django_db
def test_vehicles_without_a_number_do_not_have_the_same():
    made, _ = vehicle(approval_status="pending"), vehicle()
    assert not facts_of(made).same_registration


@pytest.mark.django_db
def test_the_same_number_is_found_by_its_index():
    plan = Vehicle.objects.same_registration(vehicle(registration="KA01AB1234")).explain()
    assert "desk_registration" in plan
    assert "temp" not in plan.casefold()
    assert "filesort" not in plan.casefold()


@pytest.mark.django_db
def test_it_costs_a_fixed_number_of_queries():
    shown = {"description": LONG, "registration": "KA01AB1234"}
    made = Vehicle.objects.select_related("seller").get(pk=vehicle(**shown).pk)

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            risk_of(made)
        return len(captured)

    before = cost()
    for _ in range(5):
        vehicle(made.seller, **shown, approval_status="rejected")
        vehicle(**shown)
    assert cost() == before == 1


@pytest.mark.django_db
def test_what_is_risky_comes_as_if_it_had_waited_longer_and_nothing_starves():
    now = timezone.now()

    def waits(name: str, **age: float) -> Vehicle:
        at = now - timedelta(**age)
        return vehicle(
            person(), model_name=name, approval_status="pending", created_at=at, image_count=1
        )

    older, old, young = waits("older", days=4), waits("old", days=1), waits("young", hours=1)
    Vehicle.objects.filter(pk=young.pk).update(image_count=0, description="Call 98765 43210")
    for each in (older, old, young):
        risk.weigh(each.pk)
    # New account 2, no photographs 2, a number in the text 3: high, which is worth three days.
    young.refresh_from_db()
    assert young.risk == 7
    assert [each.model_name for each in Vehicle.objects.queue()] == ["older", "young", "old"]


@pytest.mark.django_db
def test_what_is_gone_is_not_weighed():
    risk.weigh(999)


@pytest.mark.django_db(transaction=True)
def test_an_owners_change_is_weighed_and_waits_from_now_on():
    made = vehicle(created_at=timezone.now() - timedelta(days=90))
    made.resubmit()
    made.refresh_from_db()
    assert made.risk == 4  # a new account, no photographs
    assert made.waits_since > timezone.now() - timedelta(minutes=1)
    since = made.waits_since
    Vehicle.objects.get(pk=made.pk).resubmit()
    made.refresh_from_db()
    assert made.waits_since == since
