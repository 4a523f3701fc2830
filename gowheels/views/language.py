"""The language in which the site speaks to a browser."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from gowheels.access import Access
from gowheels.answers import answer
from gowheels.forms.account import LanguageForm
from gowheels.page import page
from gowheels.problems import unreadable


@page("GET", "POST", access=Access.ANYONE)
def language_page(request: HttpRequest) -> HttpResponse:
    """Every language as a button; a POST keeps the choice for a year and goes back.

    The switch in header and footer is a link to here, because what visitors are shown alike holds
    no token; its module sends the POST at once.
    """
    form = LanguageForm(request.POST or request.GET)
    is_chosen = form.is_valid()
    if request.method != "POST":
        context = {"languages": settings.LANGUAGES, "next": form.cleaned_data.get("next", "")}
        return render(request, "language.html", context)
    if not is_chosen:
        return answer(request, unreadable())
    language = form.cleaned_data["language"]
    profile = getattr(request.user, "profile", None)
    if profile:
        profile.speak(language)
    response = redirect(form.cleaned_data["next"] or "home")
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
    return response
