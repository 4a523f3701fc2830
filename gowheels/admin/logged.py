"""What Django's own history keeps in English, in the language of whoever reads it."""

import json
import re
from typing import Any

from django.contrib.admin.models import LogEntry
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from gowheels.models import AuditEntry
from gowheels.models.names import done_in_words, in_words

EXPORTED = re.compile(r"Exported as CSV(?:, narrowed by (.+))?\.")
FIELDS = "fields"
with override(None):
    VERBS = {str(label) for label in AuditEntry.Verb.labels}


def message_in_words(entry: LogEntry) -> str:
    """What was done, in a line of the history."""
    message = entry.change_message
    if message.startswith("["):
        entry.change_message = json.dumps([_with_fields(change) for change in json.loads(message)])
        return str(entry.get_change_message())
    if found := EXPORTED.fullmatch(message):
        if found[1]:
            return _("Exported as CSV, narrowed by {names}.").format(names=found[1])
        return _("Exported as CSV.")
    did, colon, reason = message.partition(": ")
    if did.removesuffix(".") not in VERBS:
        return message
    said = _(did.removesuffix("."))
    return f"{said}: {in_words(reason)}" if colon else done_in_words(said)


def _with_fields(change: dict[str, Any]) -> dict[str, Any]:
    """A change as Django keeps it, the labels of its fields in the language that is spoken."""
    return {
        act: {**what, FIELDS: [_label(label) for label in what[FIELDS]]} if FIELDS in what else what
        for act, what in change.items()
    }


def _label(label: str) -> str:
    """A field's label, which begins with a capital, as a message, which may not."""
    said = _(label)
    return said if said != label else capfirst(_(label[:1].lower() + label[1:]))
