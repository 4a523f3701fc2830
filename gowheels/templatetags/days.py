"""How long ago, in days: nobody rents a car by the minute that its owner last looked."""

from datetime import datetime

from django import template
from django.utils import timezone

from gowheels.moments import moment_text

register = template.Library()


register.filter("moment", moment_text)


@register.filter
def days_ago(moment: datetime) -> str:
    """Say "today", "yesterday" or "5 days ago" of an aware time, by the calendar of the site."""
    days = (timezone.localdate() - timezone.localdate(moment)).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    return f"{days} days ago"


@register.filter
def member_for(moment: datetime) -> str:
    """How long somebody has been a member since an aware time: "On GoWheels for 2 years"."""
    days = (timezone.localdate() - timezone.localdate(moment)).days
    for length, unit in ((365, "year"), (30, "month")):
        count = days // length
        if count:
            return f"On GoWheels for {count} {unit}{'' if count == 1 else 's'}"
    return "New here"
