"""Times as a person reads them."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format, time_format


def moment_text(moment: Any) -> str:
    """A time as a person reads it: "24 Nov 2026, 9:05 pm"."""
    local = timezone.localtime(moment)
    clock = time_format(local, "g:i") + (" am" if local.hour < 12 else " pm")  # noqa: PLR2004 - noon
    return f"{date_format(local, 'j M Y')}, {clock}"
