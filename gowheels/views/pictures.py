"""Pictures that are drawn when they are first asked for."""

from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control

from gowheels import share_picture as drawn
from gowheels.access import Access
from gowheels.client_address import client_address
from gowheels.endpoint import endpoint
from gowheels.limits import take
from gowheels.models import Vehicle

YEAR = 31_536_000
HOUR = 3600


@endpoint("GET", access=Access.ANYONE)
def share_picture(request: HttpRequest, vehicle_id: int) -> HttpResponse:
    """What a link to a vehicle is shown with, as JPEG.

    Under the address that names its version (`?v=`) it never changes. Whoever asks for many that
    are not drawn yet has to wait.
    """
    vehicle = get_object_or_404(Vehicle.objects.visible(), pk=vehicle_id)
    path = drawn.path_of(vehicle)
    if not default_storage.exists(path):
        take("share_picture", client_address(request))
        drawn.make(vehicle)
    with default_storage.open(path) as file:
        response = HttpResponse(file.read(), content_type="image/jpeg")
    if request.GET.get("v") == drawn.version(vehicle):
        patch_cache_control(response, public=True, max_age=YEAR, immutable=True)
    else:
        patch_cache_control(response, public=True, max_age=HOUR)
    return response
