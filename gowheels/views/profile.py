"""One's own account as a page of plain forms; its module makes them quicker where it can."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gowheels.access import Access, SignedInRequest
from gowheels.answers import answer
from gowheels.api_views import auth
from gowheels.api_views import profile as endpoints
from gowheels.authentication import own_profile
from gowheels.endpoint import problem_of
from gowheels.forms.account import (
    DeleteAccountForm,
    NewPhoneForm,
    PhoneForm,
    ProfileForm,
)
from gowheels.limits import LimitReached
from gowheels.models import UserProfile, Vehicle
from gowheels.otp import demo_code
from gowheels.page import page
from gowheels.problems import Problem, unreadable


@page("GET", "POST", access=Access.SIGNED_IN, takes_files=True)
def profile_view(request: SignedInRequest) -> HttpResponse:
    """Show the profile, or do what one of its forms asks for (`act` names the form)."""
    profile = getattr(request.user, "profile", None)
    if profile is None:
        raise Http404
    if request.method != "POST":
        return _shown(request, profile)
    act = request.POST.get("act", "")
    if act not in ACTS:
        return answer(request, unreadable())
    form_class, do = ACTS[act]
    form = form_class(request.POST, request.FILES)
    if not form.is_valid():
        return _shown(request, profile, status=400, **{act: form})
    try:
        return do(request, form)
    except (Problem, LimitReached) as failure:
        problem = problem_of(failure)
        problem.beside_fields(form)
        response = _shown(request, profile, status=problem.status, **{act: form})
        for name, value in problem.headers.items():
            response[name] = value
        return response


def _save(request: SignedInRequest, form: ProfileForm) -> HttpResponse:
    endpoints.save_profile(own_profile(request), form)
    messages.success(request, _("Saved."))
    return redirect("profile")


def _send_phone_code(request: SignedInRequest, form: PhoneForm) -> HttpResponse:
    phone = form.cleaned_data["phone"]
    auth.check_new_phone(request, phone)
    auth.issue_code(request, phone, auth.Purpose.CHANGE_PHONE)
    next_form = NewPhoneForm(initial={"phone": phone})
    return _shown(request, own_profile(request), change_phone=next_form)


def _change_phone(request: SignedInRequest, form: NewPhoneForm) -> HttpResponse:
    endpoints.move_to_phone(request, form)
    messages.success(request, _("Your account has moved to the new number."))
    return redirect("profile")


def _send_delete_code(request: SignedInRequest, form: forms.Form) -> HttpResponse:
    profile = own_profile(request)
    auth.issue_code(request, profile.phone, auth.Purpose.DELETE_ACCOUNT)
    return _shown(request, profile, delete=DeleteAccountForm())


def _delete(request: SignedInRequest, form: DeleteAccountForm) -> HttpResponse:
    endpoints.remove_account(request, form)
    return redirect("home")


ACTS: dict[str, tuple[type[forms.Form], Callable[..., HttpResponse]]] = {
    "save": (ProfileForm, _save),
    "send_phone_code": (PhoneForm, _send_phone_code),
    "change_phone": (NewPhoneForm, _change_phone),
    "send_delete_code": (forms.Form, _send_delete_code),
    "delete": (DeleteAccountForm, _delete),
}


def _shown(
    request: SignedInRequest,
    profile: UserProfile,
    status: int = 200,
    **filled: forms.Form,
) -> HttpResponse:
    """Render the page; `filled` holds the form of an act that is under way or went wrong."""
    current = {
        "name": request.user.first_name,
        "pincode": profile.pincode,
        "hides_phone": profile.hides_phone,
    }
    context: dict[str, Any] = {
        "profile": profile,
        "save": ProfileForm(initial=current),
        "send_phone_code": PhoneForm(),
        "demo_code": demo_code(),
        "photo_megabytes": Vehicle.MAX_PHOTO_MEGABYTES,
        **filled,
    }
    return render(request, "profile.html", context, status=status)
