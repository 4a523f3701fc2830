"""Sign in: phone, code, session."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gowheels import otp, sms
from gowheels.access import Access
from gowheels.answers import prefers_page
from gowheels.authentication import PersonBackend, own_profile, sign_in
from gowheels.client_address import client_address
from gowheels.endpoint import check_access, endpoint
from gowheels.forms.account import (
    CodeRequestForm,
    LoginForm,
    PhoneForm,
    RegisterForm,
    SignOutForm,
)
from gowheels.limits import Rate
from gowheels.models import OneTimePassword, UserProfile
from gowheels.problems import Problem
from gowheels.sessions import end_sessions_of

Purpose = OneTimePassword.Purpose


@endpoint("POST", access=Access.ANYONE, form=PhoneForm, limit="check_phone")
def check_phone(request: HttpRequest, form: PhoneForm) -> dict[str, Any]:
    """Say whether a phone has an account."""
    return {"exists": phone_is_known(form.cleaned_data["phone"])}


@endpoint("POST", access=Access.ANYONE, form=CodeRequestForm)
def send_code(request: HttpRequest, form: CodeRequestForm) -> dict[str, Any]:
    """Send a code to a phone; whether it has an account makes no difference.

    A code that changes or deletes an account is sent only to somebody who is signed in to one.
    """
    phone, purpose = form.cleaned_data["phone"], form.cleaned_data["purpose"]
    if purpose != Purpose.SIGN_IN:
        check_access(request, Access.SIGNED_IN)
    if purpose == Purpose.CHANGE_PHONE:
        check_new_phone(request, phone)
    if purpose == Purpose.DELETE_ACCOUNT:
        phone = own_profile(request).phone
    return issue_code(request, phone, purpose)


@endpoint("POST", access=Access.ANYONE, form=LoginForm)
def login(request: HttpRequest, form: LoginForm) -> dict[str, Any]:
    """Sign in the person who holds the phone."""
    return {"next": log_in(request, form)}


@endpoint("POST", access=Access.ANYONE, form=RegisterForm)
def register(request: HttpRequest, form: RegisterForm) -> dict[str, Any]:
    """Make an account for the person who holds the phone, and sign them in."""
    return {"next": register_and_log_in(request, form)}


@endpoint("POST", access=Access.ANYONE, form=SignOutForm)
def sign_out(request: HttpRequest, form: SignOutForm) -> dict[str, Any] | HttpResponse:
    """End the session, or all of the person's; a plain form lands on the home page."""
    everywhere = form.cleaned_data["everywhere"] and request.user.is_authenticated
    if everywhere:
        end_sessions_of(int(request.session[SESSION_KEY]))
    logout(request)
    if everywhere:
        said = _("You are signed out on all devices.")
    else:
        said = _("You are signed out on this device.")
    messages.success(request, said)
    return redirect("home") if prefers_page(request) else {}


@endpoint("GET", access=Access.ANYONE)
def session(request: HttpRequest) -> dict[str, Any]:
    """Say who is signed in."""
    if not request.user.is_authenticated:
        return {"signed_in": False}
    return {
        "signed_in": True,
        "user": {"id": request.user.pk, "name": request.user.first_name},
    }


def phone_is_known(phone: str) -> bool:
    """Whether the phone (E.164) has an account."""
    return UserProfile.objects.filter(phone=phone).exists()


def check_new_phone(request: HttpRequest, phone: str) -> None:
    """Spare the person a text for nothing. Raises a 400 Problem when the number is theirs."""
    if phone == own_profile(request).phone:
        said = _("That is the number that you have.")
        raise Problem(400, "same_phone", said, fields={"phone": [said]})


def issue_code(request: HttpRequest, phone: str, purpose: str) -> dict[str, Any]:
    """Send a code that this browser can use. Raises LimitReached, and a 503 Problem."""
    try:
        otp.issue(phone, purpose, browser_secret(request), client_address(request))
    except sms.SmsFailed as failure:
        raise Problem(
            503,
            "sms_failed",
            _("We could not send the code just now. Try again in a minute."),
        ) from failure
    return {
        "expires_in": int(settings.OTP_LIFETIME.total_seconds()),
        "resend_in": int(
            Rate.parse(settings.RATE_LIMITS["send_phone_burst"]).period.total_seconds()
        ),
    }


def log_in(request: HttpRequest, form: LoginForm) -> str:
    """Check the code and sign the person in; returns where to go next.

    Raises LimitReached, and a Problem. A right code for a number without an account stays good,
    so that its holder can register with it.
    """
    phone = form.cleaned_data["phone"]
    with told_as_problem():
        checked = otp.check(
            phone, Purpose.SIGN_IN, form.cleaned_data["otp"], browser_secret(request)
        )
        profile = UserProfile.objects.select_related("user").filter(phone=phone).first()
        if profile is None:
            raise Problem(404, "user_not_found", _("User not found"))
        otp.use_up(checked)
    return _enter(request, profile, form)


def register_and_log_in(request: HttpRequest, form: RegisterForm) -> str:
    """Check the code, make the account and sign in; returns where to go next.

    Raises LimitReached, and a Problem. The code of a number that has an account already stays
    good, so that its holder can sign in with it.
    """
    data = form.cleaned_data
    with told_as_problem():
        checked = otp.check(data["phone"], Purpose.SIGN_IN, data["otp"], browser_secret(request))
        try:
            with transaction.atomic():
                otp.use_up(checked)
                profile = UserProfile.objects.register(data["phone"], data["name"], data["pincode"])
        except IntegrityError:
            raise Problem(
                409, "phone_taken", _("This number has an account already. Sign in with it.")
            ) from None
    return _enter(request, profile, form)


def verify_code(request: HttpRequest, phone: str, purpose: str, code: str) -> None:
    """Use up a code that this browser asked for. Raises LimitReached, and a 400 Problem."""
    with told_as_problem():
        otp.verify(phone, purpose, code, browser_secret(request))


@contextmanager
def told_as_problem() -> Iterator[None]:
    """Turn a refusal of the code into a 400 Problem beside its field."""
    try:
        yield
    except otp.CodeRefused as refusal:
        raise Problem(400, refusal.code, str(refusal), fields={"otp": [str(refusal)]}) from refusal


def _enter(request: HttpRequest, profile: UserProfile, form: LoginForm) -> str:
    if not PersonBackend().user_can_authenticate(profile.user):
        raise Problem(
            403,
            "blocked",
            _("{blocked}. {whom}").format(blocked=profile.block_words, whom=_whom_to_write()),
        )
    if profile.user.is_staff and not settings.STAFF_PHONE_SIGN_IN:
        raise Problem(403, "staff", _("Staff sign in with their password, at the desk."))
    sign_in(request, profile)
    # The first language that a person is met in, until they choose one.
    if not profile.language or settings.LANGUAGE_COOKIE_NAME in request.COOKIES:
        profile.speak(get_language() or settings.LANGUAGE_CODE)
    return form.cleaned_data["next"] or reverse("dashboard")


def _whom_to_write() -> str:
    address = settings.CONTACT_EMAIL
    if not address:
        return _("Write to us if that is wrong.")
    return _("Write to {address} if that is wrong.").format(address=address)


def browser_secret(request: HttpRequest) -> str:
    """What binds a code to the browser that asked for it; kept in its session."""
    if "browser_secret" not in request.session:
        request.session["browser_secret"] = get_random_string(32)
    return request.session["browser_secret"]
