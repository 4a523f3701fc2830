"""What a page says about itself to search engines, in the words of schema.org."""

import json
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# What could end the element or begin another is written as JSON escapes, which mean the same.
ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}


@register.simple_tag
def json_ld(*things: dict[str, Any]) -> SafeString:
    """Write dicts of schema.org (each with its "@type") as one `<script>` of JSON-LD.

    It is data, which no browser runs, so the content security policy has no say in it. Nothing is
    written for a thing that is empty.
    """
    said = [{"@context": "https://schema.org", **thing} for thing in things if thing]
    if not said:
        return SafeString("")
    text = json.dumps(said[0] if len(said) == 1 else said, cls=DjangoJSONEncoder)
    return mark_safe(  # noqa: S308 - every sign that HTML knows is escaped
        f'<script type="application/ld+json">{text.translate(ESCAPES)}</script>'
    )


@register.simple_tag(takes_context=True)
def absolute(context: dict[str, Any], path: str) -> str:
    """The full address of one of the site's own paths; of an address that is full, itself."""
    return context["request"].build_absolute_uri(path)
