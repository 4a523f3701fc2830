"""Icons from Lucide, inlined as SVG."""

from functools import cache

from django import template
from lucide.templatetags.lucide import lucide

register = template.Library()


@register.simple_tag
@cache
def icon(name: str, size: int = 20) -> str:
    """Draw an icon (a name of lucide.dev) `size` pixels wide; screen readers pass over it.

    Kept once drawn: a page of cards shows the same few dozens of times.
    """
    return lucide(name, size=size, aria_hidden="true")
