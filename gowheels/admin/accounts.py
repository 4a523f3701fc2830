"""People in the admin. One-time codes have no page: nobody needs to read them."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from gowheels import photos
from gowheels.admin import searching
from gowheels.admin.lists import DeskAdmin
from gowheels.models import UserProfile
from gowheels.personal_data import delete_account


@admin.register(UserProfile)
class UserProfileAdmin(DeskAdmin):
    """A person: found by phone or name, blocked or not."""

    list_display = ["user_name", "phone", "pincode", "is_blocked", "created_at"]
    list_filter = ["is_blocked"]
    list_select_related = ["user"]
    ordering = ["-id"]
    search_by = staticmethod(searching.people)
    search_help_text = "A phone in any spelling, the beginning of a name, or a number (#123)"
    export_fields = ["id", "user__first_name", "phone", "pincode", "is_blocked", "created_at"]
    readonly_fields = ["user", "phone", "photo", "created_at"]
    exclude = ["favourites", "is_blocked"]
    actions = ["block", "unblock", "remove_photo", "export_selected"]

    @admin.display(description="Name")
    def user_name(self, profile: UserProfile) -> str:
        """The person's name."""
        return profile.user.first_name

    @admin.action(description="Block: sign out and hide their vehicles", permissions=["change"])
    def block(self, request: HttpRequest, people: QuerySet[UserProfile]) -> None:
        """Block everybody selected."""
        self._set_blocked(request, people, True)

    @admin.action(description="Unblock", permissions=["change"])
    def unblock(self, request: HttpRequest, people: QuerySet[UserProfile]) -> None:
        """Let everybody selected in again."""
        self._set_blocked(request, people, False)

    @admin.action(description="Remove the photograph", permissions=["change"])
    def remove_photo(self, request: HttpRequest, people: QuerySet[UserProfile]) -> None:
        """Take the photograph of everybody selected away."""
        for profile in people:
            with transaction.atomic():
                before = profile.set_photo("")
            photos.remove([before] if before else [])
            self.log_change(request, profile, "Photograph removed.")

    def delete_model(self, request: HttpRequest, obj: UserProfile) -> None:
        """Delete the whole account, as the person could."""
        delete_account(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[UserProfile]) -> None:
        """Delete the whole account of everybody selected."""
        for profile in queryset.select_related("user"):
            delete_account(profile)

    def _set_blocked(
        self, request: HttpRequest, people: QuerySet[UserProfile], blocked: bool
    ) -> None:
        for profile in people.select_related("user"):
            profile.set_blocked(blocked)
            self.log_change(request, profile, "Blocked." if blocked else "Unblocked.")
        self.message_user(request, f"Done for {len(people)}.")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """People make their own accounts, by proving a phone."""
        return False


class PersonAdmin(DeskAdmin, UserAdmin):
    """Django's users: staff are made and get their rights here."""

    list_filter = ["is_staff", "groups"]
    search_by = staticmethod(searching.users)
    search_help_text = "The beginning of a user name or name, a phone, or a number (#123)"
    sortable_by = ["username"]
    actions = ["export_selected"]

    def delete_model(self, request: HttpRequest, obj: User) -> None:
        """Delete somebody with a profile as the whole account that it is."""
        profile = UserProfile.objects.filter(user=obj).first()
        if profile:
            delete_account(profile)
        else:
            obj.delete()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """Delete everybody selected, each as a whole."""
        for user in queryset:
            self.delete_model(request, user)


class RoleAdmin(DeskAdmin, GroupAdmin):
    """Django's groups: the roles of staff."""

    sortable_by = ["name"]
    actions = ["export_selected"]


admin.site.unregister(User)
admin.site.register(User, PersonAdmin)
admin.site.unregister(Group)
admin.site.register(Group, RoleAdmin)
