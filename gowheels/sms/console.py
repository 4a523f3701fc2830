"""Texts for a laptop: shown where the server runs."""

import sys
from collections.abc import Mapping

from gowheels.sms import text_of


class ConsoleBackend:
    """Writes each text to standard output, and not to a log that somebody keeps."""

    def send(self, phone: str, template: str, variables: Mapping[str, str]) -> None:
        """Print the text."""
        sys.stdout.write(f"SMS to {phone}: {text_of(template, variables)}\n")
        sys.stdout.flush()
