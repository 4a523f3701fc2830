"""Somebody tells staff that a listing is not right."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gowheels.access import Access, SignedInRequest
from gowheels.endpoint import endpoint
from gowheels.forms.reports import ReportForm
from gowheels.limits import take
from gowheels.models import Vehicle, VehicleReport
from gowheels.problems import Problem


@endpoint("POST", access=Access.SIGNED_IN, form=ReportForm)
def report(request: SignedInRequest, vehicle_id: int, form: ReportForm) -> dict[str, Any]:
    """Take the caller's word on a listing, once; a second time says what stands already."""
    return file_report(request, reportable(request, vehicle_id), form)


def reportable(request: SignedInRequest, vehicle_id: int) -> Vehicle:
    """A vehicle that the public sees. Raises a 404, or a 403 for one of the caller's own."""
    vehicle = get_object_or_404(Vehicle.objects.visible(), pk=vehicle_id)
    if vehicle.seller_id == request.user.pk:
        raise Problem(
            403, "own_vehicle", _("This listing is your own. You can change it yourself.")
        )
    return vehicle


def file_report(request: SignedInRequest, vehicle: Vehicle, form: ReportForm) -> dict[str, Any]:
    """File what a valid form says; the answer says whether it is new, in words too."""
    take("report", str(request.user.pk))
    said = form.cleaned_data
    filed, is_new = VehicleReport.objects.file(vehicle, request.user, said["reason"], said["note"])
    return {"is_new": is_new, "reason": filed.reason, "message": _thanks(filed, is_new)}


def _thanks(filed: VehicleReport, is_new: bool) -> str:
    if is_new:
        return _("Thank you. Our staff read every report.")
    day = date_format(timezone.localdate(filed.created_at))
    words = filed.get_reason_display()
    if filed.resolved_at:
        said = _("You reported this on {day} (“{reason}”), and our staff have dealt with it.")
    else:
        said = _("You have reported this already, on {day}: “{reason}”. Our staff will read it.")
    return said.format(day=day, reason=words)
