"""One's own account: read, edit, move to another number, take away, delete."""

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.db import IntegrityError, transaction
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from gowheels import photos, sms
from gowheels.access import Access, SignedInRequest
from gowheels.api_views.auth import Purpose, verify_code
from gowheels.authentication import own_profile
from gowheels.endpoint import by_method, endpoint
from gowheels.forms.account import DeleteAccountForm, NewPhoneForm, ProfileForm
from gowheels.models import UserProfile
from gowheels.personal_data import delete_account, export_of
from gowheels.problems import Problem
from gowheels.sessions import end_sessions_of


@endpoint("GET", access=Access.SIGNED_IN)
def show(request: SignedInRequest) -> dict[str, Any]:
    """Show the caller's profile."""
    return {"profile": as_dict(own_profile(request))}


@endpoint("POST", access=Access.SIGNED_IN, form=ProfileForm)
def edit(request: SignedInRequest, form: ProfileForm) -> dict[str, Any]:
    """Change the caller's name, pincode and photograph."""
    profile = own_profile(request)
    save_profile(profile, form)
    return {"profile": as_dict(profile)}


profile = by_method(GET=show, POST=edit)


@endpoint("POST", access=Access.SIGNED_IN, form=NewPhoneForm)
def change_phone(request: SignedInRequest, form: NewPhoneForm) -> dict[str, Any]:
    """Move the account to a new number, with the code that was sent there."""
    move_to_phone(request, form)
    return {"profile": as_dict(own_profile(request))}


@endpoint("GET", access=Access.SIGNED_IN)
def export(request: SignedInRequest) -> HttpResponse:
    """Hand over all that is kept about the caller, as a file."""
    answer = JsonResponse({"success": True, **export_of(own_profile(request))})
    answer["Content-Disposition"] = 'attachment; filename="gowheels-my-data.json"'
    return answer


@endpoint("POST", access=Access.SIGNED_IN, form=DeleteAccountForm)
def delete(request: SignedInRequest, form: DeleteAccountForm) -> dict[str, Any]:
    """Delete the caller's account for good, with the code that was sent to its phone."""
    remove_account(request, form)
    return {"next": reverse("home")}


def save_profile(profile: UserProfile, form: ProfileForm) -> None:
    """Store what a valid ProfileForm holds, all of it or nothing; what was not sent stays."""
    data = form.cleaned_data
    pincode = data["pincode"] if "pincode" in form.data else profile.pincode
    path = photos.store_portrait(data["photo"]) if data["photo"] else ""
    before = ""
    try:
        with transaction.atomic():
            profile.edit(data["name"], pincode)
            if "hides_phone" in form.data:
                profile.set_hides_phone(data["hides_phone"])
            if data["photo"] or data["remove_photo"]:
                before = profile.set_photo(path)
    except BaseException:
        photos.remove([path] if path else [])
        raise
    photos.remove([before] if before else [])


def move_to_phone(request: SignedInRequest, form: NewPhoneForm) -> None:
    """Check the new number's code and move the account; other browsers are signed out.

    Raises LimitReached, and a Problem.
    """
    profile, phone = own_profile(request), form.cleaned_data["phone"]
    verify_code(request, phone, Purpose.CHANGE_PHONE, form.cleaned_data["otp"])
    former = profile.phone
    try:
        profile.change_phone(phone)
    except IntegrityError:
        said = _("This number has an account already.")
        raise Problem(409, "phone_taken", said, fields={"phone": [said]}) from None
    end_sessions_of(profile.user_id)
    request.session.cycle_key()
    request.session["phone"] = phone
    # Whoever did not do this learns of it; whether the text arrives changes nothing any more.
    with suppress(sms.SmsFailed):
        sms.send(former, "phone_changed", {"digits": phone[-4:]})


def remove_account(request: SignedInRequest, form: DeleteAccountForm) -> None:
    """Check the code and delete the caller's account. Raises LimitReached, and a Problem."""
    profile = own_profile(request)
    verify_code(request, profile.phone, Purpose.DELETE_ACCOUNT, form.cleaned_data["otp"])
    delete_account(profile)
    logout(request)
    messages.success(request, _("Your account is deleted."))


def as_dict(profile: UserProfile) -> dict[str, Any]:
    """A profile as its owner sees it."""
    return {
        "id": profile.user_id,
        "name": profile.user.first_name,
        "phone": profile.phone,
        "pincode": profile.pincode,
        "hides_phone": profile.hides_phone,
        "photo": profile.photo.url if profile.photo else None,
        "member_since": profile.user.date_joined.isoformat(),
    }
