"""What pages of listings show again and again, drawn once and kept: cards, and the filters."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from gowheels.cards import ListedVehicle
from gowheels.forms.search import SearchForm

register = template.Library()
# A card has about 3 KB, the filters 20.
KEPT_DRAWINGS = 3000
SEEN_AT_ONCE = 3


@dataclass(frozen=True)
class Drawing:
    """A template with its context; `shows` is all that two drawings in a language differ by."""

    template: str
    shows: tuple[Any, ...]
    context: Mapping[str, Any] = field(compare=False)
    language: str | None = field(default_factory=get_language)


@register.simple_tag
def listing_card(card: ListedVehicle, place: int = 0, sizes: str = "") -> SafeString:
    """Draw partials/card.html, of a card whose place on the page (from 1) is known.

    The photographs of the first few are loaded at once, the first one before anything else.
    """
    eager, first = 1 <= place <= SEEN_AT_ONCE, place == 1
    image = tuple(card["image"].items()) if card["image"] else None
    shows = (eager, first, sizes, image, *(part for name, part in card.items() if name != "image"))
    context = {"card": card, "eager": eager, "first": first, "sizes": sizes}
    return draw(Drawing("partials/card.html", shows, context))


@register.simple_tag
def search_filters(form: SearchForm, clear_url: str) -> SafeString:
    """Draw partials/filters.html with what is asked for now."""
    is_valid = form.is_valid()
    typed = tuple(form.typed.items())
    shows = (typed, form.place_text, clear_url, timezone.localdate())
    drawing = Drawing("partials/filters.html", shows, {"form": form, "clear_url": clear_url})
    # What is wrong may be of any length, and nobody asks for it again.
    return draw(drawing) if is_valid else _render(drawing)


def draw(drawing: Drawing) -> SafeString:
    """The drawing's markup, made anew where somebody works on the templates."""
    return _render(drawing) if settings.DEBUG else _kept(drawing)


@lru_cache(maxsize=KEPT_DRAWINGS)
def _kept(drawing: Drawing) -> SafeString:
    return _render(drawing)


def _render(drawing: Drawing) -> SafeString:
    return render_to_string(drawing.template, dict(drawing.context))
