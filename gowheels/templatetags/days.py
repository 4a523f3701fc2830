"""How long ago, in days: nobody rents a car by the minute that its owner last looked."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gowheels.moments import moment_text

register = template.Library()


register.filter("moment", moment_text)


@register.filter
def days_ago(moment: datetime) -> str:
    """Say "today", "yesterday" or "5 days ago" of an aware time, by the calendar of the site."""
    days = (timezone.localdate() - timezone.localdate(moment)).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    return ngettext("{days} day ago", "{days} days ago", days).format(days=days)


@register.filter
def member_for(moment: datetime) -> str:
    """How long somebody has been a member since an aware time: "On GoWheels for 2 years"."""
    days = (timezone.localdate() - timezone.localdate(moment)).days
    if years := days // 365:
        said = ngettext("On GoWheels for {count} year", "On GoWheels for {count} years", years)
        return said.format(count=years)
    if months := days // 30:
        said = ngettext("On GoWheels for {count} month", "On GoWheels for {count} months", months)
        return said.format(count=months)
    return _("New here")
