"""Staff keep the catalogue: makes and models added and deleted. Pictures are the desk's."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404

from gowheels.access import Access, SignedInRequest
from gowheels.endpoint import endpoint
from gowheels.forms.staff_endpoints import NewBrandForm, NewModelForm
from gowheels.models import BrandImage, ModelImage
from gowheels.problems import Problem


@endpoint("POST", access=Access.STAFF, permission="gowheels.add_brandimage", form=NewBrandForm)
def add_brand(request: SignedInRequest, form: NewBrandForm) -> dict[str, Any]:
    """Add a make to a category."""
    said = form.cleaned_data
    brand = BrandImage(category=said["category"], name=said["name"])
    _add(brand)
    return {"brand": {"id": brand.pk, "category": brand.category, "name": brand.name}}


@endpoint("POST", access=Access.STAFF, permission="gowheels.add_modelimage", form=NewModelForm)
def add_model(request: SignedInRequest, form: NewModelForm) -> dict[str, Any]:
    """Add a model to a make."""
    said = form.cleaned_data
    model = ModelImage(brand=said["brand"], name=said["name"])
    _add(model)
    return {"model": {"id": model.pk, "brand": model.brand_id, "name": model.name}}


@endpoint("POST", access=Access.STAFF, permission="gowheels.delete_brandimage")
@transaction.atomic
def delete_brand(request: SignedInRequest, brand_id: int) -> dict[str, Any]:
    """Delete a make with its models; vehicles keep the name that their owners gave them."""
    brand = get_object_or_404(BrandImage, pk=brand_id)
    # As in the admin: who may not delete models deletes no make that has some.
    if brand.models.exists() and not request.user.has_perm("gowheels.delete_modelimage"):
        raise PermissionDenied
    brand.delete()
    return {}


@endpoint("POST", access=Access.STAFF, permission="gowheels.delete_modelimage")
@transaction.atomic
def delete_model(request: SignedInRequest, model_id: int) -> dict[str, Any]:
    """Delete a model."""
    get_object_or_404(ModelImage, pk=model_id).delete()
    return {}


def _add(row: BrandImage | ModelImage) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        said = "That is in the catalogue already."
        raise Problem(409, "there_already", said, fields={"name": [said]}) from None
