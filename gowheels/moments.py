"""Times as a person reads them."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _


def moment_text(moment: Any) -> str:
    """A time as a person reads it: "24 Nov 2026, 9:05 pm"."""
    local = timezone.localtime(moment)
    half = _("am") if local.hour < 12 else _("pm")  # noqa: PLR2004 - noon
    said = _("{day}, {time} {half}")
    return said.format(day=date_format(local), time=time_format(local, "g:i"), half=half)
