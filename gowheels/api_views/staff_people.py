"""Staff look for people, block them and let them in again."""

from typing import Any

from django.shortcuts import get_object_or_404

from gowheels import staff_search
from gowheels.access import Access, SignedInRequest
from gowheels.api_views.staff import PAGE
from gowheels.api_views.vehicles import next_url
from gowheels.endpoint import endpoint
from gowheels.forms.people import BlockOrUnblockForm
from gowheels.forms.staff_endpoints import PeopleForm
from gowheels.keyset import page_after
from gowheels.models import UserProfile
from gowheels.models.accounts import MayNotBlock
from gowheels.problems import Problem


@endpoint("GET", access=Access.STAFF, permission="gowheels.view_userprofile", form=PeopleForm)
def users(request: SignedInRequest, form: PeopleForm) -> dict[str, Any]:
    """One page of the people whose phone, number or name it is, or begins so; the newest first."""
    asked = form.cleaned_data
    found = UserProfile.objects.select_related("user")
    if words := asked["q"].strip():
        found = staff_search.people(found, words, number="user_id")
    page, cursor = page_after(found, form.SORT, asked["cursor"], PAGE)
    return {"users": [as_dict(profile) for profile in page], "next": next_url(request, cursor)}


@endpoint(
    "POST", access=Access.STAFF, permission="gowheels.change_userprofile", form=BlockOrUnblockForm
)
def block(request: SignedInRequest, user_id: int, form: BlockOrUnblockForm) -> dict[str, Any]:
    """Block a person with a reason, until a day or for good; or unblock them."""
    profile = get_object_or_404(UserProfile.objects.select_related("user"), user_id=user_id)
    said = form.cleaned_data
    try:
        if form.unblocks:
            profile.unblock(request.user, said["reason"])
        else:
            profile.block(request.user, said["reason"], said["until"])
    except MayNotBlock as refusal:
        raise Problem(403, "staff", str(refusal)) from None
    return {"user": as_dict(profile)}


def as_dict(profile: UserProfile) -> dict[str, Any]:
    """A person as staff see them."""
    until = profile.blocked_until
    return {
        "id": profile.user_id,
        "name": profile.user.first_name,
        "phone": profile.phone,
        "pincode": profile.pincode,
        "is_staff": profile.user.is_staff,
        "is_blocked": profile.blocked_now,
        "blocked_until": until.isoformat() if until else None,
        "blocked_reason": profile.blocked_reason,
        "created_at": profile.created_at.isoformat(),
    }
