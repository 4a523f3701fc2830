"""What staff type into a search of people, vehicles or reports, as conditions an index answers.

A search means one thing: a number, a registration, a phone, a pincode, a make and model, or the
beginning of a name. No condition looks into the middle of a text, which would read every row.
"""

import re
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from gowheels.forms.fields import PhoneField, registration_of
from gowheels.models import BrandImage, FacetCount, ModelImage, UserProfile, Vehicle
from gowheels.models.fields import search_key

# So many people at most are looked at by the beginning of their name.
MOST_PEOPLE = 1000
# ... and so many of them for their vehicles.
MOST_OWNERS = 200
MOST_NAMES = 10
LARGEST_ID = 2**63 - 1
# So many digits tell few enough phones apart.
FEWEST_DIGITS = 5
PINCODE = re.compile(r"[1-9][0-9]{5}", re.ASCII)


@dataclass(frozen=True)
class Typed:
    """What a text is: exactly one of these, and the others empty.

    Only `beginning` stands beside a number: the same digits as those with which a phone begins.
    """

    id: int | None = None
    phone: str = ""
    beginning: str = ""
    pincode: str = ""
    words: str = ""

    @property
    def number(self) -> int | None:
        """The number of a row of something that has no pincode."""
        return int(self.pincode) if self.pincode else self.id


def read(text: str) -> Typed:
    """Read a search: "#123" and "123" are numbers of rows, but six digits are a pincode.

    A mobile number is one however it is written.
    """
    text = " ".join(text.split())
    marked = text.removeprefix("#")
    if marked != text and _is_id(marked):
        return Typed(id=int(marked))
    try:
        return Typed(phone=PhoneField().clean(text))
    except ValidationError:
        digits = text.replace(" ", "")
    if PINCODE.fullmatch(digits):
        return Typed(pincode=digits)
    if not _is_id(digits):
        return Typed(words=text)
    return Typed(id=int(digits), beginning=digits if len(digits) >= FEWEST_DIGITS else "")


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and int(text[:20]) <= LARGEST_ID


def vehicles(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    """Narrow vehicles down to those that a search means.

    By number, registration, its owner's phone, pincode, make, model or both with or without a year,
    and else by the beginning of a make, a model or its owner's name.
    """
    typed = read(text)
    if typed.id is not None:
        return rows.filter(pk=typed.id)
    if typed.phone:
        return rows.filter(seller_id__in=_people_with(typed.phone))
    if typed.pincode:
        return rows.filter(pincode=typed.pincode)
    registration = registration_of(typed.words)
    # "BE 6 2025" is a model and its year, and could stand on a plate.
    if registration and Vehicle.objects.filter(registration=registration).exists():
        return rows.filter(registration=registration)
    return rows.filter(_titled(typed.words) or Q(seller_id__in=_named(typed.words, MOST_OWNERS)))


def people(rows: QuerySet[Any], text: str, number: str = "pk") -> QuerySet[Any]:
    """Narrow profiles down by phone or its beginning, the beginning of a name or their number.

    `number` is the column that holds the number by which staff know them.
    """
    typed = read(text)
    if typed.number is not None:
        known = Q(**{number: typed.number})
        if begun := typed.beginning or typed.pincode:
            known |= Q(phone__startswith=f"+91{begun}")
        return rows.filter(known)
    return _of_people(rows, typed, "user_id")


def _of_people(rows: QuerySet[Any], typed: Typed, user: str) -> QuerySet[Any]:
    if typed.phone:
        return rows.filter(**{f"{user}__in": _people_with(typed.phone)})
    return rows.filter(**{f"{user}__in": _named(typed.words, MOST_PEOPLE)})


def users(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    """Narrow users down by phone, number, or the beginning of their user name or name."""
    typed = read(text)
    if typed.phone:
        return rows.filter(pk__in=_people_with(typed.phone))
    if typed.number is not None:
        return rows.filter(pk=typed.number)
    by_username = User.objects.filter(username__istartswith=typed.words).order_by("username")
    usernames = by_username.values_list("pk", flat=True)[:MOST_PEOPLE]
    return rows.filter(pk__in=[*_named(typed.words, MOST_PEOPLE), *usernames])


def reports(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    """Narrow reports down by their vehicle's number, or by who reported as people() does."""
    typed = read(text)
    if typed.number is not None:
        return rows.filter(vehicle_id=typed.number)
    return _of_people(rows, typed, "reporter_id")


def _people_with(phone: str) -> list[int]:
    return list(UserProfile.objects.filter(phone=phone).values_list("user_id", flat=True))


def _named(words: str, most: int) -> list[int]:
    found = User.objects.filter(first_name__istartswith=words).order_by("first_name")
    return list(found.values_list("pk", flat=True)[:most])


def _titled(words: str) -> Q:
    """The makes and models that words name, exactly or by how they begin; empty for none."""
    parts = words.split()
    year = Q()
    if len(parts) > 1 and parts[-1].isdecimal() and _is_year(int(parts[-1])):
        year = Q(year=parts.pop())
    key = search_key(" ".join(parts))
    if not key:
        return Q()
    split = [
        Q(brand_key=search_key(" ".join(parts[:at])), model_key=search_key(" ".join(parts[at:])))
        for at in range(1, len(parts))
    ]
    for meaning in (Q(brand_key=key), Q(model_key=key), *split):
        if Vehicle.objects.filter(meaning).exists():
            return meaning & year
    for column, names in (("brand_key", _beginning("brand", BrandImage, key)),
                          ("model_key", _beginning("model", ModelImage, key))):  # fmt: skip
        if names:
            return Q(**{f"{column}__in": names}) & year
    return Q()


def _is_year(number: int) -> bool:
    return Vehicle.FIRST_YEAR <= number <= Vehicle.LAST_YEAR


def _beginning(facet: str, table: Any, key: str) -> list[str]:
    """The keys that begin so, of what is listed and of the catalogue."""
    listed = FacetCount.objects.filter(
        scope="", facet=facet, value__istartswith=key, count__gt=0
    ).values_list("value", flat=True)[:MOST_NAMES]
    known = table.objects.filter(key__istartswith=key).order_by("key")
    known = known.values_list("key", flat=True).distinct()[:MOST_NAMES]
    return sorted({*chain(listed, known)})[:MOST_NAMES]
