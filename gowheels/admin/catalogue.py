"""Makes, models and pincodes in the admin."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gowheels import doubles
from gowheels.admin.asking import answered, ask
from gowheels.admin.filters import StateFilter
from gowheels.admin.lists import DeskAdmin
from gowheels.admin.recording import RecordsForms
from gowheels.admin.unknown_names import UnknownNames
from gowheels.forms.catalogue_desk import BrandForm, MergeForm, ModelForm, ModelFormSet
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

    @admin.action(description=gettext_lazy("Merge into another…"), permissions=["delete"])
    def merge_into(self, request: HttpRequest, selected: QuerySet[Any]) -> HttpResponse | None:
        """Ask what the one that is selected is a double of, and make the two one."""
        chosen = list(selected[:2])
        if len(chosen) != 1:
            self.message_user(request, _("Select the one that is to go."), messages.WARNING)
            return None
        double = chosen[0]
        form = MergeForm(answered(request), self.targets(double))
        if not form.is_valid():
            return ask(
                self,
                request,
                _("Merge {name} into another").format(name=double),
                form,
                about=[double],
                note=_("This one goes; its listings, pictures and models stay."),
                button=_("Merge"),
                is_harsh=False,
            )
        into, name = form.cleaned_data["into"], str(double)
        moved = self.merge(double, into)
        said = ngettext(
            "{name} is {other} now, with {count} listing.",
            "{name} is {other} now, with {count} listings.",
            moved,
        ).format(name=name, other=into, count=f"{moved:,}")
        self.message_user(request, said, messages.SUCCESS)
        return None


class ModelInline(admin.TabularInline):
    """A make's models on the make's page."""

    model = ModelImage
    form = ModelForm
    formset = ModelFormSet
    extra = 1


@admin.register(BrandImage)
class BrandAdmin(UnknownNames, MergesDoubles):
    """A make with its models; doubles become one, and what only listings name is taken in."""

    form = BrandForm
    change_list_template = "admin/gowheels/brandimage/change_list.html"

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

    @admin.display(description="")
    def picture(self, brand: BrandImage) -> str:
        """The make's badge."""
        return thumbnail(brand.image.url if brand.image else "")


@admin.register(ModelImage)
class ModelAdmin(MergesDoubles):
    """A model, where it is looked for by name."""

    form = ModelForm
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
class PincodeAdmin(RecordsForms, DeskAdmin):
    """Places, to look up and to correct."""

    list_display = ["code", "place", "district", "state"]
    list_filter = [StateFilter]
    actions = ["export_selected"]
    search_fields = ["code__startswith", "place__istartswith", "district__istartswith"]
