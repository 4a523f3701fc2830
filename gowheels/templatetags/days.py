"""How long ago, in days: nobody rents a car by the minute that its owner last looked."""

from datetime import datetime

from django import template
from django.utils import timezone

register = template.Library()


@register.filter
def days_ago(moment: datetime) -> str:
    """Say "today", "yesterday" or "5 days ago" of an aware time, by the calendar of the site."""
    days = (timezone.localdate() - timezone.localdate(moment)).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    return f"{days} days ago"
