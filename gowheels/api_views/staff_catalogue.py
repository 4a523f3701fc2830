"""Staff keep the catalogue: makes and models added, with a picture or without, and deleted."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404

from gowheels import album
from gowheels.access import Access, SignedInRequest
from gowheels.endpoint import endpoint
from gowheels.forms.catalogue_desk import KNOWN
from gowheels.forms.staff_endpoints import NewBrandForm, NewModelForm
from gowheels.models import BrandImage, ModelImage
from gowheels.problems import Problem


@endpoint("POST", access=Access.STAFF, permission="gowheels.add_brandimage", form=NewBrandForm)
def add_brand(request: SignedInRequest, form: NewBrandForm) -> dict[str, Any]:
    """Add a make to a category."""
    said = form.cleaned_data
    brand = BrandImage(category=said["category"], name=said["name"])
    _add(brand, said["image"])
    return {"brand": {**_as_dict(brand), "category": brand.category}}


@endpoint("POST", access=Access.STAFF, permission="gowheels.add_modelimage", form=NewModelForm)
def add_model(request: SignedInRequest, form: NewModelForm) -> dict[str, Any]:
    """Add a model to a make."""
    said = form.cleaned_data
    model = ModelImage(brand=said["brand"], name=said["name"])
    _add(model, said["image"])
    return {"model": {**_as_dict(model), "brand": model.brand_id}}


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


def _add(row: BrandImage | ModelImage, picture: "File[bytes] | None") -> None:
    try:
        with album.all_or_nothing() as written:
            row.save()
            if picture:
                row.image.save(str(picture.name), picture, save=False)
                written.append(str(row.image.name))
                row.save(update_fields=["image"])
    except IntegrityError:
        said = str(KNOWN)
        raise Problem(409, "there_already", said, fields={"name": [said]}) from None


def _as_dict(row: BrandImage | ModelImage) -> dict[str, Any]:
    return {"id": row.pk, "name": row.name, "image": row.image.url if row.image else None}
