"""What is drawn once and kept is drawn anew when it would look different."""

import pytest
from django.http import QueryDict

from gowheels.cards import card_of_vehicle
from gowheels.forms.search import SearchForm
from gowheels.templatetags import listings
from gowheels.templatetags.listings import listing_card, search_filters
from tests.factories import vehicle


@pytest.fixture
def drawn(monkeypatch):
    """Which templates were drawn anew."""
    names = []
    render = listings.render_to_string

    def noting(name, context):
        names.append(name)
        return render(name, context)

    monkeypatch.setattr(listings, "render_to_string", noting)
    listings._kept.cache_clear()
    return names


@pytest.mark.django_db
def test_a_card_that_looks_the_same_is_drawn_once(drawn):
    card = card_of_vehicle(vehicle())
    assert listing_card(card) == listing_card(dict(card))
    assert drawn == ["partials/card.html"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change", [{"price_text": "₹1"}, {"is_favourite": True}, {"image": {"src": "/other.webp"}}]
)
def test_a_card_that_shows_something_else_is_drawn_anew(drawn, change):
    card = card_of_vehicle(vehicle())
    listing_card(card)
    listing_card({**card, **change})
    assert len(drawn) == 2


@pytest.mark.django_db
def test_the_first_card_of_a_page_is_loaded_first(drawn):
    card = card_of_vehicle(vehicle())
    assert 'fetchpriority="high"' in listing_card(card, place=1)
    assert 'loading="lazy"' not in listing_card(card, place=3)
    assert 'loading="lazy"' in listing_card(card, place=4)


def test_filters_show_what_is_asked_for(drawn):
    for _ in range(2):
        diesel = search_filters(SearchForm(QueryDict("fuel=diesel")), "/vehicles/")
        petrol = search_filters(SearchForm(QueryDict("fuel=petrol")), "/vehicles/")
    assert 'value="diesel" checked' in diesel
    assert 'value="petrol" checked' in petrol
    assert len(drawn) == 2


def test_filters_with_something_wrong_are_not_kept(drawn):
    for _ in range(2):
        assert "Enter a whole number" in search_filters(SearchForm(QueryDict("seats=x")), "/")
    assert len(drawn) == 2


def test_whoever_works_on_the_templates_sees_them_at_once(drawn, settings):
    settings.DEBUG = True
    for _ in range(2):
        search_filters(SearchForm(QueryDict("")), "/")
    assert len(drawn) == 2
