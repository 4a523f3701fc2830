"""Staff look for people: by a number in any spelling, or by how a name begins."""

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from gowheels.forms.fields import PhoneField
from gowheels.models import UserProfile


def find(words: str, people: QuerySet[UserProfile]) -> QuerySet[UserProfile]:
    """Those of `people` who are meant: all for no words. Each way is read by an index."""
    words = words.strip()
    if not words:
        return people
    try:
        return people.filter(phone=PhoneField().clean(words))
    except ValidationError:
        digits = "".join(words.split()).removeprefix("+91").removeprefix("0")
    if digits.isdecimal():
        return people.filter(phone__startswith=f"+91{digits}")
    return people.filter(user__first_name__istartswith=words)
