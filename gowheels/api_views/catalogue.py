"""Makes, models and what is asked for them: for the form in which a vehicle is listed."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from gowheels import showcase
from gowheels.access import Access
from gowheels.endpoint import endpoint
from gowheels.forms.catalogue import BrandFilterForm, PriceRangeForm
from gowheels.models import BrandImage, ModelImage
from gowheels.price_labels import comparison
from gowheels.pricing import grouped, rupees
from gowheels.visitor_cache import kept_for_visitors


@kept_for_visitors()
@endpoint("GET", access=Access.ANYONE)
def categories(request: HttpRequest) -> dict[str, Any]:
    """The kinds of vehicle, and how many of each are listed."""
    listed = showcase.categories()
    return {"categories": listed, "count": len(listed), "next": None}


@kept_for_visitors()
@endpoint("GET", access=Access.ANYONE)
def stats(request: HttpRequest) -> dict[str, Any]:
    """How many vehicles are listed, of how many makes, in how many districts."""
    return {**showcase.counts()}


@endpoint("GET", access=Access.ANYONE, form=BrandFilterForm)
def brands(request: HttpRequest, form: BrandFilterForm) -> dict[str, Any]:
    """The makes, of one category or of all."""
    found = BrandImage.objects.all()
    if category := form.cleaned_data["category"]:
        found = found.filter(category=category)
    listed = [
        {
            "id": brand.pk,
            "category": brand.category,
            "name": brand.name,
            "image": brand.image.url if brand.image else None,
        }
        for brand in found
    ]
    return {"brands": listed, "count": len(listed), "next": None}


@endpoint("GET", access=Access.ANYONE)
def brand_models(request: HttpRequest, brand_id: int) -> dict[str, Any]:
    """The models of a make."""
    brand = get_object_or_404(BrandImage, pk=brand_id)
    listed = [
        {
            "id": model.pk,
            "name": model.name,
            "image": model.image.url if model.image else None,
        }
        for model in ModelImage.objects.filter(brand=brand)
    ]
    return {"models": listed, "count": len(listed), "next": None}


@endpoint("GET", access=Access.ANYONE, form=PriceRangeForm)
def prices(request: HttpRequest, form: PriceRangeForm) -> dict[str, Any]:
    """What half of the vehicles like one ask a day; `range` is null where too few are listed."""
    found = comparison(form.group())
    if found is None or found.lower_quartile is None or found.upper_quartile is None:
        return {"range": None}
    lower, upper = found.lower_quartile, found.upper_quartile
    asked = rupees(round(lower))
    if round(upper) > round(lower):
        asked = _("{low} to {high}").format(low=asked, high=rupees(round(upper)))
    words = _("Vehicles like yours ask {asked} a day: half of {count} in {state}.")
    text = words.format(asked=asked, count=grouped(found.count), state=found.state)
    return {
        "range": {
            "lower": f"{lower:.2f}",
            "upper": f"{upper:.2f}",
            "count": found.count,
            "text": text,
        }
    }
