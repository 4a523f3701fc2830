"""Makes, models and pincodes in the admin."""

from django.contrib import admin
from django.utils.html import format_html

from gowheels.admin.filters import StateFilter
from gowheels.admin.lists import DeskAdmin
from gowheels.models import BrandImage, ModelImage, Pincode


def thumbnail(url: str) -> str:
    """A small picture, or a dash for none."""
    if not url:
        return "–"
    return format_html('<img src="{}" alt="" height="64" class="thumbnail">', url)


class ModelInline(admin.TabularInline):
    """A make's models on the make's page."""

    model = ModelImage
    extra = 1


@admin.register(BrandImage)
class BrandAdmin(DeskAdmin):
    """A make with its models."""

    list_display = ["picture", "name", "category"]
    list_display_links = ["name"]
    list_filter = ["category"]
    search_fields = ["name"]
    inlines = [ModelInline]
    actions = ["export_selected"]

    @admin.display(description="")
    def picture(self, brand: BrandImage) -> str:
        """The make's badge."""
        return thumbnail(brand.image.url if brand.image else "")


@admin.register(ModelImage)
class ModelAdmin(DeskAdmin):
    """A model, where it is looked for by name."""

    list_display = ["picture", "name", "brand"]
    list_display_links = ["name"]
    list_select_related = ["brand"]
    search_fields = ["name", "brand__name"]
    autocomplete_fields = ["brand"]
    actions = ["export_selected"]

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
