"""How a person becomes and stays `request.user`."""

from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from gowheels.models import UserProfile
from gowheels.problems import Problem

SEEN_EVERY_SECONDS = 3600


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
        return super().user_can_authenticate(user) and not (profile and profile.blocked_now)


def first_name(user: User) -> str:
    """What strangers may call a person: "Asha" of "Asha Rao"."""
    return user.first_name.partition(" ")[0] or _("The owner")


def sign_in(request: HttpRequest, profile: UserProfile) -> None:
    """Make the profile's user the one of this session, under a new session key."""
    login(request, profile.user, backend="gowheels.authentication.PersonBackend")
    request.session["user_id"] = profile.user_id
    request.session["phone"] = profile.phone


def own_profile(request: HttpRequest) -> UserProfile:
    """The caller's profile. Raises a 404 Problem for staff who have none."""
    found = getattr(request.user, "profile", None)
    if found is None:
        raise Problem(404, "no_profile", _("This account has no profile: it has no phone."))
    return found


@receiver(user_logged_in)
def start_clock(request: HttpRequest, **kwargs: Any) -> None:
    """Note when a session began, by whichever door: phone or admin."""
    request.session["signed_in_at"] = request.session["seen_at"] = timezone.now().timestamp()


@receiver(user_logged_in)
def end_block(user: User, **kwargs: Any) -> None:
    """Let somebody whose block is over have their vehicles back at once, not the next day."""
    profile = getattr(user, "profile", None)
    if profile and profile.is_blocked:
        profile.unblock(None, profile.BLOCK_OVER)


def session_is_over(request: HttpRequest) -> bool:
    """Whether a signed-in session was idle for too long, is too old, or is too weak for staff."""
    now, session = timezone.now().timestamp(), request.session
    by_phone = "phone" in session and not settings.STAFF_PHONE_SIGN_IN
    return (
        now - session.get("seen_at", 0) > settings.SESSION_IDLE_LIMIT.total_seconds()
        or now - session.get("signed_in_at", 0) > settings.SESSION_LIMIT.total_seconds()
        or (by_phone and request.user.is_staff)
    )


def keep_alive(request: HttpRequest) -> None:
    """Note that the session is in use; not more than once an hour, as it is a write."""
    if timezone.now().timestamp() - request.session["seen_at"] > SEEN_EVERY_SECONDS:
        request.session["seen_at"] = timezone.now().timestamp()
