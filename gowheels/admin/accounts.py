"""People in the admin. One-time codes have no page: nobody needs to read them."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from gowheels import photos
from gowheels.models import UserProfile
from gowheels.personal_data import delete_account


@admin.register(UserProfile)
class UserProfileAdmin(admin.ModelAdmin):
    """A person: found by phone or name, blocked or not."""

    list_display = ["user_name", "phone", "pincode", "is_blocked", "created_at"]
    list_filter = ["is_blocked"]
    list_select_related = ["user"]
    search_fields = ["phone", "user__first_name"]
    readonly_fields = ["user", "phone", "photo", "created_at"]
    exclude = ["favourites", "is_blocked"]
    actions = ["block", "unblock", "remove_photo"]

    @admin.display(description="Name", ordering="user__first_name")
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


class PersonAdmin(UserAdmin):
    """Django's users: staff are made and get their rights here."""

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


admin.site.unregister(User)
admin.site.register(User, PersonAdmin)
