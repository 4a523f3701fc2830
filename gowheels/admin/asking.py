"""The page on which staff are asked once more, or for a reason, before something is done."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin import helpers
from django.db.models import Model
from django.http import HttpRequest
from django.template.response import TemplateResponse

# So many are named on it.
NAMED = 20
# What its form sends, besides what is carried: whoever sends it has been asked.
CONFIRMED = "confirmed"


def ask(
    desk: "admin.ModelAdmin[Any]",
    request: HttpRequest,
    title: str,
    form: forms.Form | None = None,
    *,
    about: Sequence[Model],
    carried: Mapping[str, Any] | None = None,
    note: str = "",
    button: str = "",
    is_harsh: bool = True,
    back_url: str = "",
) -> TemplateResponse:
    """Ask about these rows; the answer comes to the same address, by POST.

    `carried` is what comes back with it, besides the rows and the action of the list that asks. A
    form that was filled in wrongly is a 400. `button` are the words on it, `title` if there are
    none, and `is_harsh` says that it takes something away.
    """
    context = {
        **desk.admin_site.each_context(request),
        "title": title,
        "opts": desk.opts,
        "form": form,
        "named": about[:NAMED],
        "unnamed": len(about[NAMED:]),
        "note": note,
        "carried": {
            CONFIRMED: "yes",
            "action": request.POST.get("action", ""),
            **(carried or {}),
        },
        "checkbox": helpers.ACTION_CHECKBOX_NAME,
        "chosen": [row.pk for row in about],
        "button": button or title,
        "is_harsh": is_harsh,
        "back_url": back_url or request.get_full_path(),
    }
    status = 400 if form is not None and form.is_bound else 200
    return TemplateResponse(request, "admin/ask.html", context, status=status)


def answered(request: HttpRequest) -> dict[str, Any] | None:
    """What was filled in on that page, or None before it was shown: a form's `data`."""
    return request.POST if CONFIRMED in request.POST else None
