"""The counts follow the listings, whichever way a listing changes."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from gowheels.cards import COLUMNS
from gowheels.models import FacetCount, Vehicle
from gowheels.models.facets import FACETS, PRICE_BARS, SCOPES, facets_of, price_bar, scope_of
from gowheels.models.vehicles import SEEN_IN_LISTS
from tests.factories import person, superuser, vehicle


def kept() -> Counter[tuple[str, str, str]]:
    cells = FacetCount.objects.exclude(facet="version").exclude(count=0)
    return Counter({(cell.scope, cell.facet, cell.value): cell.count for cell in cells})


def counted() -> Counter[tuple[str, str, str]]:
    """What the counts have to be, from the rows alone."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for row in Vehicle.objects.visible().values(*FACETS.values()):
        values = facets_of(row)
        counts["", "all", ""] += 1
        for facet, value in values.items():
            counts["", facet, value] += 1
            for scope in SCOPES:
                if facet not in (scope, "pincode"):
                    counts[scope_of(scope, values[scope]), facet, value] += 1
    return counts


def away_and_back(it: Vehicle) -> None:
    it.set_available(available=False)
    it.set_available(available=True)


def edit(**fields: object):
    def change(it: Vehicle) -> None:
        for name, value in fields.items():
            setattr(it, name, value)
        it.save()

    return change


def move_to_goa(it: Vehicle) -> None:
    it.state = "Goa"
    it.save(update_fields=["state"])


def reject_and_approve(it: Vehicle) -> None:
    it.reject(superuser(), "No.")
    it.approve(superuser("binu"))


CHANGES = {
    "approve": reject_and_approve,
    "reject": lambda it: it.reject(superuser(), "No."),
    "away": lambda it: it.set_available(available=False),
    "away and back": away_and_back,
    "block": lambda it: it.seller.profile.block(None, "Spam."),
    "delete": lambda it: it.delete(),
    "delete the owner": lambda it: it.seller.delete(),
    "price": edit(price=99),
    "make": edit(brand_name="Mahindra"),
    "state": move_to_goa,
    "confirm": lambda it: it.confirm(),
}


@pytest.mark.django_db
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_the_counts_follow_every_verb(change):
    vehicle()
    one = vehicle(category="bike", brand_name="Hero", price=400, state="Kerala")
    change(Vehicle.objects.get(pk=one.pk))
    assert kept() == counted()


@pytest.mark.django_db
def test_a_change_of_the_lists_is_a_new_version():
    before = FacetCount.objects.version()
    one = vehicle()
    listed = FacetCount.objects.version()
    assert listed > before
    one.price = 100
    one.save()
    assert FacetCount.objects.version() > listed


@pytest.mark.django_db
def test_rebuilding_mends_what_was_written_behind_its_back():
    vehicle()
    pending = vehicle(approval_status="pending")
    Vehicle.objects.filter(pk=pending.pk).update(listed=1)
    version = FacetCount.objects.version()
    FacetCount.objects.rebuild(Vehicle.objects.visible())
    assert kept() == counted()
    assert FacetCount.objects.version() > version


@pytest.mark.parametrize(
    ("price", "bar"), [(1, 0), (199, 0), (200, 200), (1999, 1750), (999999, PRICE_BARS[-1])]
)
def test_a_price_falls_into_the_bar_that_begins_below_it(price, bar):
    assert price_bar(price) == bar


class TestAnyRowOfChanges(TestCase):
    @settings(max_examples=15)
    @given(
        st.lists(
            st.tuples(
                st.sampled_from(["new", "away", "back", "price", "kind", "gone"]),
                st.integers(0, 3),
            ),
            max_size=8,
        )
    )
    def test_the_counts_equal_the_rows_after_any_changes(self, changes):
        seller = person()
        made = [vehicle(seller, price=100 * number + 50) for number in range(2)]
        for what, number in changes:
            if what == "new":
                made.append(vehicle(seller, category="van", fuel="diesel"))
            elif made:
                one = made[number % len(made)]
                if what == "gone":
                    made.remove(one)
                    one.delete()
                elif what in ("away", "back"):
                    one.set_available(what == "back")
                else:
                    one.price += 700
                    one.category = "car" if what == "kind" else one.category
                    one.save()
        assert kept() == counted()


def test_whatever_a_card_shows_of_an_edit_is_a_change_of_the_lists():
    # Set once, kept by the verbs that count, or written with the cover.
    apart = {"id", "ranked_at", "price_label", "contact_count", "cover_width", "cover_height"}
    assert set(COLUMNS) - apart <= SEEN_IN_LISTS
