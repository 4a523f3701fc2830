"""The accounts of the demo's people: made, found again by a mark, and removed."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db.models import QuerySet
from tqdm import tqdm

from gowheels.demo import decisions, rows
from gowheels.demo.people import Person
from gowheels.models import UserProfile, Vehicle

# The mark of the demo's accounts: a domain that cannot exist, so that nobody else is at it.
EMAIL_DOMAIN = "demo.invalid"


def demo_users() -> QuerySet[User]:
    """Everybody whom the demo has made."""
    return User.objects.filter(email__endswith=f"@{EMAIL_DOMAIN}")


def vehicles() -> QuerySet[Vehicle]:
    """Everything that the demo's people have listed."""
    return Vehicle.objects.filter(seller__in=demo_users())


def add(people: Sequence[Person], spare: Iterator[str], today: datetime) -> list[User]:
    """Make an account for each person. Who has a number that is taken gets one of `spare`."""
    phones = _free_phones([person.phone for person in people], spare)
    users = [
        User(
            username=person.username,
            first_name=person.name,
            email=f"{person.username}@{EMAIL_DOMAIN}",
            password=f"!{person.username}",
            date_joined=today - timedelta(days=person.joined),
        )
        for person in people
    ]
    rows.add(users)
    rows.add(
        [
            UserProfile(
                user_id=user.pk,
                phone=phone,
                pincode=person.pincode,
                created_at=user.date_joined,
            )
            for user, phone, person in zip(users, phones, people, strict=True)
        ]
    )
    return users


def _free_phones(wanted: list[str], spare: Iterator[str]) -> list[str]:
    taken = set(UserProfile.objects.filter(phone__in=wanted).values_list("phone", flat=True))
    return [_unused(spare) if phone in taken else phone for phone in wanted]


def _unused(spare: Iterator[str]) -> str:
    return next(phone for phone in spare if not UserProfile.objects.filter(phone=phone).exists())


def remove_all() -> int:
    """Remove the demo's people with all that is theirs, files too; returns how many vehicles."""
    removed = vehicles().count()
    ids = list(demo_users().values_list("pk", flat=True))
    for start in tqdm(range(0, len(ids), 200), desc="Removing", disable=None):
        people = ids[start : start + 200]
        owned = Vehicle.objects.filter(seller__in=people)
        decisions.forget(list(owned.values_list("pk", flat=True)))
        User.objects.filter(pk__in=people).delete()
    return removed
