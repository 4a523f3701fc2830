"""The page of the desk on which names that only listings know are taken in or merged."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gowheels import unknown_names
from gowheels.forms.catalogue_desk import UnknownForm, UnknownMakeForm, UnknownModelForm


class UnknownNames(admin.ModelAdmin):
    """Adds the page to the makes' addresses."""

    def get_urls(self) -> list[Any]:
        """One address: it shows what there is, and takes what is said of one name."""
        view = self.admin_site.admin_view(self.unknown_view)
        return [path("unknown/", view, name="unknown_names"), *super().get_urls()]

    def unknown_view(self, request: HttpRequest) -> HttpResponse:
        """Show the makes and models that listings name and the catalogue does not; settle one."""
        rights = ("gowheels.add_brandimage", "gowheels.add_modelimage")
        if not request.user.has_perms(rights):
            raise PermissionDenied
        form: UnknownForm | None = None
        if request.method == "POST":
            of_model = "brand" in request.POST
            form = UnknownModelForm(request.POST) if of_model else UnknownMakeForm(request.POST)
            if form.is_valid():
                self.message_user(request, settle(form), messages.SUCCESS)
                return redirect(reverse("admin:unknown_names"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Names that only listings know"),
            "opts": self.opts,
            "form": form,
            "makes": unknown_names.unknown_makes(),
            "models": unknown_names.unknown_models(),
        }
        status = 400 if form else 200
        return TemplateResponse(request, "admin/unknown_names.html", context, status=status)


def settle(form: UnknownForm) -> str:
    """Do what a valid form says of a name, and return the sentence that says so."""
    said = form.cleaned_data
    if said["what"] == form.MERGE:
        into = said["into"]
        is_model = isinstance(form, UnknownModelForm)
        merge = unknown_names.merge_model if is_model else unknown_names.merge_make
        moved = merge(said["key"], into)
        told = ngettext(
            "{name} has {count} more listing.", "{name} has {count} more listings.", moved
        )
        return told.format(name=into, count=f"{moved:,}")
    if isinstance(form, UnknownModelForm):
        made: Any = unknown_names.add_model(said["brand"], said["key"], said["name"])
    else:
        made = unknown_names.add_make(said["category"], said["key"], said["name"])
    return _("{name} is in the catalogue.").format(name=made)
