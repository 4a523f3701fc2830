"""Texts for tests: kept in memory."""

from collections.abc import Mapping
from typing import NamedTuple


class Text(NamedTuple):
    """A text as it was handed over for sending."""

    phone: str
    template: str
    variables: dict[str, str]


outbox: list[Text] = []


class LocmemBackend:
    """Appends each text to `outbox`."""

    def send(self, phone: str, template: str, variables: Mapping[str, str]) -> None:
        """Keep the text."""
        outbox.append(Text(phone, template, dict(variables)))
