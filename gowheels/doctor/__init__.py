"""Is this site well? Small looks at all that it rests on, each with what to do if it is not.

A check is one function under `@check` in a module of this package; it returns a Finding. None of
them changes anything, sends a text or tells a secret.
"""

from gowheels.doctor import data, database, files, settings
from gowheels.doctor.findings import Finding, Level, examine

CHECKS = (settings, database, files, data)

__all__ = ["CHECKS", "Finding", "Level", "examine"]
