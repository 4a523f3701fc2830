"""A report as a page with a plain form; on a vehicle's page a dialog holds the same form."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from gowheels.access import Access, SignedInRequest
from gowheels.answers import answer
from gowheels.api_views.reports import file_report, reportable
from gowheels.endpoint import problem_of
from gowheels.forms.reports import ReportForm
from gowheels.limits import LimitReached
from gowheels.page import page
from gowheels.problems import Problem


@page("GET", "POST", access=Access.SIGNED_IN)
def report_page(request: SignedInRequest, vehicle_id: int) -> HttpResponse:
    """Ask what is wrong with a listing, and thank for the answer on the listing's page."""
    try:
        vehicle = reportable(request, vehicle_id)
        form = ReportForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            messages.success(request, file_report(request, vehicle, form)["message"])
            return redirect(vehicle)
    except (Problem, LimitReached) as failure:
        return answer(request, problem_of(failure))
    status = 400 if form.is_bound else 200
    return render(request, "report.html", {"vehicle": vehicle, "report_form": form}, status=status)
