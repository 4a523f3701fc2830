"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest


def contact(request: HttpRequest) -> dict[str, str]:
    """Where people write to, or nothing: `contact_email`."""
    return {"contact_email": settings.CONTACT_EMAIL}
