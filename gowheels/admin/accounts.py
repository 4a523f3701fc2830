"""People in the admin. One-time codes have no page: nobody needs to read them."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from gowheels.models import UserProfile


@admin.register(UserProfile)
class UserProfileAdmin(admin.ModelAdmin):
    """A person: found by phone or name, blocked or not."""

    list_display = ["user_name", "phone", "pincode", "is_blocked", "created_at"]
    list_filter = ["is_blocked"]
    list_select_related = ["user"]
    search_fields = ["phone", "user__first_name"]
    readonly_fields = ["user", "phone", "created_at"]
    exclude = ["favourites", "is_blocked"]
    actions = ["block", "unblock"]

    @admin.display(description="Name", ordering="user__first_name")
    def user_name(self, profile: UserProfile) -> str:
        """The person's name."""
        return profile.user.first_name

    @admin.action(description="Block: sign out and hide their vehicles")
    def block(self, request: HttpRequest, people: QuerySet[UserProfile]) -> None:
        """Block everybody selected."""
        self._set_blocked(request, people, True)

    @admin.action(description="Unblock")
    def unblock(self, request: HttpRequest, people: QuerySet[UserProfile]) -> None:
        """Let everybody selected in again."""
        self._set_blocked(request, people, False)

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
