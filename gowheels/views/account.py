"""Sign in and register, with or without a script in the browser.

A POST to `/login/` or `/register/` answers JSON. The page's plain forms name their step, and get
the page at the next one.
"""

from collections.abc import Callable

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from gowheels.access import Access
from gowheels.answers import answer
from gowheels.api_views import auth
from gowheels.endpoint import problem_of
from gowheels.forms.account import LoginForm, PhoneForm, RegisterForm
from gowheels.forms.fields import NextField
from gowheels.limits import LimitReached
from gowheels.otp import demo_code
from gowheels.page import page
from gowheels.problems import Problem, unreadable


@page("GET", "POST", access=Access.ANYONE)
def login_view(request: HttpRequest) -> HttpResponse:
    """The sign-in page, at the step that comes next."""
    if request.method == "POST":
        return _plain_step(request) if "step" in request.POST else auth.login(request)
    return _opened(request, "login.html")


@page("GET", "POST", access=Access.ANYONE)
def register_view(request: HttpRequest) -> HttpResponse:
    """The same page, opened at the words for newcomers."""
    if request.method == "POST":
        return _plain_step(request) if "step" in request.POST else auth.register(request)
    return _opened(request, "register.html")


def _opened(request: HttpRequest, template: str) -> HttpResponse:
    next_path = NextField().clean(request.GET.get("next", ""))
    if request.user.is_authenticated:
        return redirect(next_path or "dashboard")
    form = PhoneForm(initial={"next": next_path})
    return _step(request, "phone", form, template=template, next_path=next_path)


def _plain_step(request: HttpRequest) -> HttpResponse:
    """Take what a plain form sent: show the next step, the same one with errors, or move on."""
    step = request.POST["step"]
    if step not in STEPS:
        return answer(request, unreadable())
    form_class, act = STEPS[step]
    form = form_class(request.POST)
    if not form.is_valid():
        return _step(request, step, form, status=400)
    try:
        return act(request, form)
    except (Problem, LimitReached) as failure:
        problem = problem_of(failure)
        problem.beside_fields(form)
        response = _step(request, step, form, status=problem.status)
        for name, value in problem.headers.items():
            response[name] = value
        return response


def _send_code(request: HttpRequest, form: PhoneForm) -> HttpResponse:
    # The same step for a number with an account and for one without: the page tells nobody.
    phone = form.cleaned_data["phone"]
    auth.issue_code(request, phone, auth.Purpose.SIGN_IN)
    initial = {"phone": phone, "next": form.cleaned_data["next"]}
    return _step(request, "code", LoginForm(initial=initial))


def _log_in(request: HttpRequest, form: LoginForm) -> HttpResponse:
    try:
        return redirect(auth.log_in(request, form))
    except Problem as problem:
        if problem.code != "user_not_found":
            raise
    # The code was right and stays good: who holds the number may now say who it is.
    return _step(request, "details", RegisterForm(initial=form.cleaned_data))


def _register(request: HttpRequest, form: RegisterForm) -> HttpResponse:
    return redirect(auth.register_and_log_in(request, form))


def _step(
    request: HttpRequest,
    step: str,
    form: forms.Form,
    template: str = "login.html",
    status: int = 200,
    next_path: str = "",
) -> HttpResponse:
    context = {
        "step": step,
        "form": form,
        "phone": form["phone"].value() or "",
        "next": next_path or NextField().clean(form["next"].value() or ""),
        "demo_code": demo_code(),
    }
    return render(request, template, context, status=status)


STEPS: dict[str, tuple[type[PhoneForm], Callable[..., HttpResponse]]] = {
    "phone": (PhoneForm, _send_code),
    "code": (LoginForm, _log_in),
    "details": (RegisterForm, _register),
}
