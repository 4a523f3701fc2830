"""Makes, models and pincodes in the admin."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import helpers, widgets
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from gowheels import doubles
from gowheels.admin.filters import StateFilter
from gowheels.admin.lists import DeskAdmin
from gowheels.forms.catalogue_desk import MergeForm, PictureField, UnknownMakeForm
from gowheels.models import BrandImage, ModelImage, Pincode


def thumbnail(url: str) -> str:
    """A small picture, or a dash for none."""
    if not url:
        return "–"
    return format_html('<img src="{}" alt="" height="64" class="thumbnail">', url)


class MergesDoubles(DeskAdmin):
    """A list of the catalogue of which one row can be merged into another."""

    def merge(self, double: Any, into: Any) -> int:
        """Make the two one; returns how many listings were respelt."""
        raise NotImplementedError

    def targets(self, double: Any) -> QuerySet[Any]:
        """What a row can be merged into."""
        raise NotImplementedError

    @admin.action(description="Merge into another…", permissions=["delete"])
    def merge_into(self, request: HttpRequest, selected: QuerySet[Any]) -> HttpResponse | None:
        """Ask what the one that is selected is a double of, and make the two one."""
        chosen = list(selected[:2])
        if len(chosen) != 1:
            self.message_user(request, "Select the one that is to go.", messages.WARNING)
            return None
        double = chosen[0]
        form = MergeForm(request.POST if "merge" in request.POST else None, self.targets(double))
        if not form.is_valid():
            return self._ask(request, double, form)
        into, name = form.cleaned_data["into"], str(double)
        moved = self.merge(double, into)
        listings = "1 listing" if moved == 1 else f"{moved:,} listings"
        self.message_user(request, f"{name} is {into} now, with {listings}.", messages.SUCCESS)
        return None

    def _ask(self, request: HttpRequest, double: Any, form: MergeForm) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": f"Merge {double} into another",
            "opts": self.opts,
            "double": double,
            "form": form,
            "action": request.POST.get("action"),
            "checkbox": helpers.ACTION_CHECKBOX_NAME,
            "back_url": request.get_full_path(),
        }
        status = 400 if form.is_bound else 200
        return TemplateResponse(request, "admin/merge.html", context, status=status)


# Whatever arrives is made anew before it is stored.
PICTURES: Any = {models.ImageField: {"form_class": PictureField, "widget": widgets.AdminFileWidget}}


class ModelInline(admin.TabularInline):
    """A make's models on the make's page."""

    model = ModelImage
    formfield_overrides = PICTURES
    extra = 1


@admin.register(BrandImage)
class BrandAdmin(MergesDoubles):
    """A make with its models; doubles become one, and what only listings name is taken in."""

    change_list_template = "admin/gowheels/brandimage/change_list.html"
    formfield_overrides = PICTURES

    list_display = ["picture", "name", "category"]
    list_display_links = ["name"]
    list_filter = ["category"]
    search_fields = ["name"]
    inlines = [ModelInline]
    actions = ["merge_into", "export_selected"]

    def merge(self, double: BrandImage, into: BrandImage) -> int:
        """Make the two makes one."""
        return doubles.merge_makes(double, into)

    def targets(self, double: BrandImage) -> QuerySet[BrandImage]:
        """The other makes of its category."""
        return BrandImage.objects.filter(category=double.category).exclude(pk=double.pk)

    def get_urls(self) -> list[Any]:
        """Add the page of makes that only listings name."""
        view = self.admin_site.admin_view(self.unknown_view)
        return [path("unknown/", view, name="unknown_makes"), *super().get_urls()]

    def unknown_view(self, request: HttpRequest) -> HttpResponse:
        """Show the makes that listings name and the catalogue does not, or take one in."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UnknownMakeForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            made = doubles.add_make(form.cleaned_data["name"], form.cleaned_data["category"])
            self.message_user(request, f"{made} is in the catalogue.", messages.SUCCESS)
            return redirect(reverse("admin:unknown_makes"))
        context = {
            **self.admin_site.each_context(request),
            "title": "Makes that only listings name",
            "opts": self.opts,
            "makes": doubles.unknown_makes(),
        }
        status = 400 if form.is_bound else 200
        return TemplateResponse(request, "admin/unknown_makes.html", context, status=status)

    @admin.display(description="")
    def picture(self, brand: BrandImage) -> str:
        """The make's badge."""
        return thumbnail(brand.image.url if brand.image else "")


@admin.register(ModelImage)
class ModelAdmin(MergesDoubles):
    """A model, where it is looked for by name."""

    formfield_overrides = PICTURES
    list_display = ["picture", "name", "brand"]
    list_display_links = ["name"]
    list_select_related = ["brand"]
    search_fields = ["name", "brand__name"]
    autocomplete_fields = ["brand"]
    actions = ["merge_into", "export_selected"]

    def merge(self, double: ModelImage, into: ModelImage) -> int:
        """Make the two models one."""
        return doubles.merge_models(double, into)

    def targets(self, double: ModelImage) -> QuerySet[ModelImage]:
        """The other models of its make."""
        found = ModelImage.objects.filter(brand=double.brand_id).exclude(pk=double.pk)
        return found.select_related("brand")

    @admin.display(description="")
    def picture(self, model: ModelImage) -> str:
        """The model's drawing."""
        return thumbnail(model.image.url if model.image else "")


@admin.register(Pincode)
class PincodeAdmin(DeskAdmin):
    """Places, to look up and to correct."""

    list_display = ["code", "place", "district", "state"]
    list_filter = [StateFilter]
    actions = ["export_selected"]
    search_fields = ["code__startswith", "place__istartswith", "district__istartswith"]
