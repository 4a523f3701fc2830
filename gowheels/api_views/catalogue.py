"""Makes and models, for the form in which a vehicle is listed."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from gowheels.access import Access
from gowheels.endpoint import endpoint
from gowheels.forms.catalogue import BrandFilterForm
from gowheels.models import BrandImage, ModelImage


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
