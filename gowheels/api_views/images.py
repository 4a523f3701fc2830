"""Photographs: those of one's vehicle, and those that wait for the vehicle to be listed.

Both stores have the same four verbs and answer the same: all photographs, in order.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gowheels import album, uploads
from gowheels.access import Access
from gowheels.endpoint import by_method, endpoint
from gowheels.forms.photos import PhotoOrderForm, PhotosForm, PhotoTextForm
from gowheels.models import UploadedPhoto, Vehicle, VehicleImage
from gowheels.photos import Photo
from gowheels.problems import Problem

# What stands in an address for the key that a page's form holds.
NO_KEY = UUID(int=0)


@contextmanager
def album_problems() -> Iterator[None]:
    """Tell a person what stands against what they wanted with an album."""
    try:
        yield
    except album.TooManyPhotos as full:
        said = _("A vehicle may have {most} photographs. {room}").format(
            most=Vehicle.MAX_PHOTOS, room=_room(full.room)
        )
        raise Problem(400, "too_many_photos", said, fields={"vehicle_images": [said]}) from None
    except album.OtherPhotos:
        said = _("The photographs have changed meanwhile. Reload the page and try again.")
        raise Problem(409, "photos_changed", said) from None
    except uploads.UploadsGone:
        said = _("Some photographs are no longer here. Reload the page and add them again.")
        raise Problem(409, "photos_gone", said, fields={"vehicle_images": [said]}) from None


def _room(left: int) -> str:
    if not left:
        return _("Remove one to add another.")
    return ngettext("You can add {count} more.", "You can add {count} more.", left).format(
        count=left
    )


@endpoint("GET", access=Access.OWNER)
def vehicle_images(request: HttpRequest, vehicle: Vehicle) -> dict[str, Any]:
    """The photographs of a vehicle of one's own, the cover first."""
    return _of_vehicle(vehicle)


@endpoint("POST", access=Access.OWNER, form=PhotosForm, limit="upload")
def add_images(request: HttpRequest, vehicle: Vehicle, form: PhotosForm) -> dict[str, Any]:
    """Put photographs behind those of the vehicle, which staff then look at again."""
    with album_problems():
        added = album.add(vehicle, *_sent(form))
    return {**_of_vehicle(vehicle), "added": added}


images = by_method(GET=vehicle_images, POST=add_images)


@endpoint("POST", access=Access.OWNER, form=PhotoOrderForm)
def order_images(request: HttpRequest, vehicle: Vehicle, form: PhotoOrderForm) -> dict[str, Any]:
    """Put the vehicle's photographs into another order; the first is the cover."""
    with album_problems():
        album.reorder(vehicle, form.cleaned_data["ids"])
    return _of_vehicle(vehicle)


@endpoint("POST", access=Access.SIGNED_IN)
def delete_image(request: HttpRequest, image_id: int) -> dict[str, Any]:
    """Remove a photograph of a vehicle of one's own."""
    image = _own_image(request, image_id)
    album.remove(image)
    return _of_vehicle(image.vehicle)


@endpoint("POST", access=Access.SIGNED_IN, form=PhotoTextForm)
def describe_image(request: HttpRequest, image_id: int, form: PhotoTextForm) -> dict[str, Any]:
    """Say what a photograph of a vehicle of one's own shows."""
    image = _own_image(request, image_id)
    image.set_text(form.cleaned_data["alternative_text"])
    return _of_vehicle(image.vehicle)


@endpoint("GET", access=Access.SIGNED_IN)
def waiting_photos(request: HttpRequest, submission_key: UUID) -> dict[str, Any]:
    """What one has sent for a listing to come."""
    return _waiting(request, submission_key)


@endpoint("POST", access=Access.SIGNED_IN, form=PhotosForm, limit="upload")
def add_uploads(request: HttpRequest, submission_key: UUID, form: PhotosForm) -> dict[str, Any]:
    """Keep photographs for a listing to come."""
    with album_problems():
        added = uploads.add(request.user, submission_key, *_sent(form))
    return {**_waiting(request, submission_key), "added": added}


uploaded = by_method(GET=waiting_photos, POST=add_uploads)


@endpoint("POST", access=Access.SIGNED_IN, form=PhotoOrderForm)
def order_uploads(
    request: HttpRequest, submission_key: UUID, form: PhotoOrderForm
) -> dict[str, Any]:
    """Put the photographs of a listing to come into another order."""
    with album_problems():
        uploads.reorder(request.user, submission_key, form.cleaned_data["ids"])
    return _waiting(request, submission_key)


@endpoint("POST", access=Access.SIGNED_IN)
def delete_upload(request: HttpRequest, image_id: int) -> dict[str, Any]:
    """Remove a photograph of a listing to come."""
    upload = _own_upload(request, image_id)
    upload.delete()
    return _waiting(request, upload.submission_key)


@endpoint("POST", access=Access.SIGNED_IN, form=PhotoTextForm)
def describe_upload(request: HttpRequest, image_id: int, form: PhotoTextForm) -> dict[str, Any]:
    """Say what a photograph of a listing to come shows."""
    upload = _own_upload(request, image_id)
    upload.set_text(form.cleaned_data["alternative_text"])
    return _waiting(request, upload.submission_key)


def photo_urls(vehicle: Vehicle | None = None) -> dict[str, str]:
    """The addresses of a vehicle's photographs for partials/photo_picker.html.

    Without a vehicle those of a listing to come, whose key the picker puts in.
    """
    album_of = "api_vehicle_image" if vehicle else "api_upload"
    one = "api_image" if vehicle else "api_upload"
    whose = vehicle.pk if vehicle else NO_KEY
    return {
        "photos": reverse(f"{album_of}s", args=[whose]),
        "order": reverse(f"{album_of}_order", args=[whose]),
        "delete": reverse(f"{one}_delete", args=[0]),
        "text": reverse(f"{one}_text", args=[0]),
    }


def _sent(form: PhotosForm) -> tuple[list[Photo], UUID | None]:
    return form.cleaned_data["vehicle_images"], form.cleaned_data["upload_key"]


def _own_image(request: HttpRequest, image_id: int) -> VehicleImage:
    own = VehicleImage.objects.filter(vehicle__seller=request.user.pk).select_related("vehicle")
    return get_object_or_404(own, pk=image_id)


def _own_upload(request: HttpRequest, image_id: int) -> UploadedPhoto:
    return get_object_or_404(UploadedPhoto, owner=request.user.pk, pk=image_id)


def _of_vehicle(vehicle: Vehicle) -> dict[str, Any]:
    status = Vehicle.objects.values_list("approval_status", flat=True).get(pk=vehicle.pk)
    return {**_listed(list(vehicle.images.all())), "approval_status": status}


def _waiting(request: HttpRequest, submission_key: UUID) -> dict[str, Any]:
    return _listed(list(UploadedPhoto.objects.of(request.user, submission_key)))


def _listed(photographs: list[Any]) -> dict[str, Any]:
    return {
        "images": album.shown(photographs),
        "count": len(photographs),
        "limit": Vehicle.MAX_PHOTOS,
        "next": None,
    }
