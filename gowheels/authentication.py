"""How a person becomes and stays `request.user`."""

from typing import Any

from django.contrib.auth import login
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User
from django.http import HttpRequest

from gowheels.models import UserProfile


class PersonBackend(ModelBackend):
    """Django's own backend, with the profile read along and blocked people kept out.

    Django asks it for the user at every request, so a person who is blocked is out at the next.
    """

    def get_user(self, user_id: int) -> User | None:
        """Return the user with the profile loaded, or None when gone, inactive or blocked."""
        user = User.objects.select_related("profile").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None

    def user_can_authenticate(self, user: Any) -> bool:
        """Whether the account is active and not blocked."""
        profile = getattr(user, "profile", None)
        return super().user_can_authenticate(user) and not (profile and profile.is_blocked)


def first_name(user: User) -> str:
    """What strangers may call a person: "Asha" of "Asha Rao"."""
    return user.first_name.partition(" ")[0] or "The owner"


def sign_in(request: HttpRequest, profile: UserProfile) -> None:
    """Make the profile's user the one of this session, under a new session key."""
    login(request, profile.user, backend="gowheels.authentication.PersonBackend")
    request.session["user_id"] = profile.user_id
    request.session["phone"] = profile.phone
