"""A customer reaches an owner: how many a day may, and with what words."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from urllib.parse import quote

import phonenumbers
from django.conf import settings
from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from gowheels.authentication import first_name
from gowheels.limits import LimitReached, Rate, give_back, in_words, take
from gowheels.models import Lead, Vehicle
from gowheels.pricing import Trip
from gowheels.problems import Problem

NEW_FOR = timedelta(days=1)
WORDS = {
    "contact": gettext_lazy(
        "You have asked {count} owners today, which is the most a day. Go on in {wait}."
    ),
    "contact_new": gettext_lazy(
        "On its first day an account can ask {count} owners. Go on in {wait}."
    ),
    "contact_address": gettext_lazy(
        "Your connection has asked for {count} numbers today, too many for us to "
        "show more. Go on in {wait}, or over another connection."
    ),
    "message": gettext_lazy(
        "You have written {count} messages today, which is the most a day. Go on in {wait}."
    ),
}


def admit(vehicle: Vehicle, customer: User, address: str) -> None:
    """Count a customer who asks for one more owner today; an owner asked before counts no more.

    `address` is the one that the request came from: who makes many accounts has few of those.
    Raises a 429 Problem that says which limit is reached, and until when.
    """
    asked = Lead.objects.by(customer).filter(vehicle=vehicle, day=timezone.localdate())
    if asked.exists():
        return
    taken: list[tuple[str, str]] = []
    try:
        for name, subject in _limits(customer, address):
            take(name, subject)
            taken.append((name, subject))
    except LimitReached as reached:
        for name, subject in taken:
            give_back(name, subject)
        raise in_plain_words(reached) from None


def _limits(customer: User, address: str) -> Iterator[tuple[str, str]]:
    yield "contact", str(customer.pk)
    if timezone.now() - customer.date_joined < NEW_FOR:
        yield "contact_new", str(customer.pk)
    yield "contact_address", address


def in_plain_words(reached: LimitReached) -> Problem:
    """A limit of WORDS as a 429 that says how many, and how long until the next."""
    words = WORDS[reached.name].format(
        count=Rate.parse(settings.RATE_LIMITS[reached.name]).count,
        wait=in_words(reached.retry_after),
    )
    return Problem(429, "too_often", words, retry_after=reached.retry_after)


@contextmanager
def one_message(customer: User) -> Iterator[None]:
    """Count a message of the day, unless what is done within fails. Raises a 429 Problem."""
    subject = str(customer.pk)
    try:
        take("message", subject)
    except LimitReached as reached:
        raise in_plain_words(reached) from None
    try:
        yield
    except BaseException:
        give_back("message", subject)
        raise


def ways(vehicle: Vehicle, page: str, trip: Trip | None) -> dict[str, str]:
    """The owner's number and the ways to use it; `page` is the vehicle's full address.

    For nobody but a person who asked for it: this is the one place that tells the number.
    """
    phone = vehicle.seller.profile.phone
    if trip:
        hello = gettext("Hello {name}, is your {title} free from {trip}?")
    else:
        hello = gettext("Hello {name}, is your {title} free?")
    named = {"name": first_name(vehicle.seller), "title": vehicle.title}
    hello = f"{hello.format(**named, trip=trip and trip.text)} {page}"
    return {
        "name": first_name(vehicle.seller),
        "phone": phonenumbers.format_number(
            phonenumbers.parse(phone), phonenumbers.PhoneNumberFormat.INTERNATIONAL
        ),
        "tel_url": f"tel:{phone}",
        "whatsapp_url": f"https://wa.me/{phone.lstrip('+')}?text={quote(hello)}",
    }
