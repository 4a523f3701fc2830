"""People in the admin. One-time codes have no page: nobody needs to read them."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gowheels import photos, roles, staff_search
from gowheels.admin.asking import answered, ask
from gowheels.admin.filters import FlagFilter
from gowheels.admin.lists import DeskAdmin
from gowheels.admin.person_page import facts_about
from gowheels.admin.recording import RecordsForms
from gowheels.admin.rights import NamesRights, RoleFilter
from gowheels.forms.people import BlockForm
from gowheels.models import AuditEntry, UserProfile
from gowheels.models.accounts import MayNotBlock
from gowheels.models.names import in_words
from gowheels.personal_data import delete_account

OUT_AND_HIDDEN = gettext_lazy(
    "They are signed out and their vehicles hide at once. Both come back when the block ends."
)


@admin.register(UserProfile)
class UserProfileAdmin(RecordsForms, DeskAdmin):
    """A person: found by phone or name, blocked or not."""

    list_display = ["user_name", "phone", "pincode", "is_blocked", "blocked_until", "created_at"]
    list_filter = [("is_blocked", FlagFilter)]
    list_select_related = ["user"]
    ordering = ["-id"]
    search_by = staticmethod(staff_search.people)
    search_help_text = gettext_lazy(
        "A phone in any spelling, the beginning of a name, or a number (#123)"
    )
    export_fields = ["id", "user__first_name", "phone", "pincode", "is_blocked", "created_at"]
    readonly_fields = [
        "user", "phone", "photo", "is_blocked", "blocked_until", "block_reason", "created_at",
    ]  # fmt: skip
    exclude = ["favourites", "blocked_reason"]
    actions = ["block", "unblock", "remove_photo", "export_selected"]
    change_form_template = "admin/gowheels/userprofile/change_form.html"

    @admin.display(description=gettext_lazy("Name"))
    def user_name(self, profile: UserProfile) -> str:
        """The person's name."""
        return profile.user.first_name

    @admin.display(description=gettext_lazy("blocked reason"))
    def block_reason(self, profile: UserProfile) -> str:
        """Why the person is blocked, as it is said in the list of reasons if it is of it."""
        return in_words(profile.blocked_reason) or self.get_empty_value_display()

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Say of the reason what is said of its column."""
        help_text = UserProfile._meta.get_field("blocked_reason").help_text
        return super().get_form(request, *args, **kwargs, help_texts={"block_reason": help_text})

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> Any:
        """Show what the person has done, and what was done to them, below the fields."""
        profile = self.get_object(request, object_id)
        facts = facts_about(profile, request.user) if profile else {}
        kwargs["extra_context"] = {**(kwargs.get("extra_context") or {}), **facts}
        return super().change_view(request, object_id, *args, **kwargs)

    @admin.action(
        description=gettext_lazy("Block: sign out and hide their vehicles"), permissions=["change"]
    )
    def block(self, request: HttpRequest, selected: QuerySet[UserProfile]) -> HttpResponse | None:
        """Ask for the reason and the end, then block everybody selected."""
        form = BlockForm(answered(request))
        if not form.is_valid():
            people = list(selected.select_related("user"))
            title = ngettext("Block {count} person", "Block {count} people", len(people))
            title = title.format(count=len(people))
            return ask(self, request, title, form, about=people, note=str(OUT_AND_HIDDEN))
        said = form.cleaned_data
        self._to_each(
            request, selected, lambda one: one.block(request.user, said["reason"], said["until"])
        )
        return None

    @admin.action(description=gettext_lazy("Unblock"), permissions=["change"])
    def unblock(self, request: HttpRequest, selected: QuerySet[UserProfile]) -> None:
        """Let everybody selected in again."""
        self._to_each(request, selected, lambda one: one.unblock(request.user))

    @admin.action(description=gettext_lazy("Remove the photograph"), permissions=["change"])
    def remove_photo(self, request: HttpRequest, selected: QuerySet[UserProfile]) -> None:
        """Take the photograph of everybody selected away."""
        for profile in selected.select_related("user"):
            with transaction.atomic():
                if before := profile.set_photo(""):
                    AuditEntry.objects.record(
                        AuditEntry.Verb.REMOVE_PHOTOGRAPH, profile, before={"photo": before}
                    )
            photos.remove([before] if before else [])

    def delete_model(self, request: HttpRequest, obj: UserProfile) -> None:
        """Delete the whole account, as the person could."""
        _delete(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[UserProfile]) -> None:
        """Delete the whole account of everybody selected."""
        for profile in queryset.select_related("user"):
            _delete(profile)

    def _to_each(
        self,
        request: HttpRequest,
        selected: QuerySet[UserProfile],
        verb: Callable[[UserProfile], None],
    ) -> None:
        done = 0
        for profile in selected.select_related("user"):
            try:
                verb(profile)
            except MayNotBlock as refusal:
                self.message_user(request, str(refusal), messages.WARNING)
            else:
                done += 1
        self.message_user(request, _("Done for {count}.").format(count=done))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """People make their own accounts, by proving a phone."""
        return False


class PersonAdmin(NamesRights, DeskAdmin, UserAdmin):
    """Django's users: staff are made and get their rights here."""

    list_filter = [("is_staff", FlagFilter), ("groups", RoleFilter)]
    search_by = staticmethod(staff_search.users)
    search_help_text = gettext_lazy(
        "The beginning of a user name or name, a phone, or a number (#123)"
    )
    sortable_by = ["username"]
    actions = ["export_selected"]

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> Any:
        """Record what becomes of somebody's rights."""
        user = self.get_object(request, object_id)
        with roles.recorded(user) if user and request.method == "POST" else nullcontext():
            return super().change_view(request, object_id, *args, **kwargs)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> Any:  # noqa: A002 - Django's
        """Record that somebody has another password."""
        user = self.get_object(request, id)
        with roles.recorded(user) if user and request.method == "POST" else nullcontext():
            return super().user_change_password(request, id, form_url)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Record who is made."""
        super().save_related(request, form, formsets, change)
        if not change:
            AuditEntry.objects.record(AuditEntry.Verb.ADD, form.instance)

    def delete_model(self, request: HttpRequest, obj: User) -> None:
        """Delete somebody with a profile as the whole account that it is."""
        profile = UserProfile.objects.filter(user=obj).first()
        if profile:
            _delete(profile)
        else:
            with transaction.atomic():
                AuditEntry.objects.record(AuditEntry.Verb.DELETE, obj)
                obj.delete()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """Delete everybody selected, each as a whole."""
        for user in queryset:
            self.delete_model(request, user)


class RoleAdmin(NamesRights, RecordsForms, DeskAdmin, GroupAdmin):
    """Django's groups: the roles of staff."""

    list_display = ["role"]
    sortable_by = ["name"]
    actions = ["export_selected"]

    @admin.display(description=Group._meta.verbose_name)
    def role(self, group: Group) -> str:
        """The role's name."""
        return in_words(group.name)


def _delete(profile: UserProfile) -> None:
    with transaction.atomic():
        AuditEntry.objects.record(AuditEntry.Verb.DELETE, profile)
        delete_account(profile)


admin.site.unregister(User)
admin.site.register(User, PersonAdmin)
admin.site.unregister(Group)
admin.site.register(Group, RoleAdmin)
