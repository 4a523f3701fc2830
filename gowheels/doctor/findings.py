"""What a check finds, and how all of them are asked."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from types import ModuleType

from django.db import DatabaseError, connection


class Level(StrEnum):
    """How well it is; a failure needs somebody today."""

    OK = "ok"
    WARNING = "warning"
    FAILURE = "failure"


@dataclass(frozen=True)
class Finding:
    """What was found, as a sentence, and what to do about it."""

    level: Level
    found: str
    advice: str = ""


Check = Callable[[], Finding | list[Finding] | None]


def check(subject: str, *, asks_database: bool = False) -> Callable[[Check], Check]:
    """Mark a function as a check; `examine` asks those of a module under the name of its subject.

    It returns None where there is nothing to look at: MariaDB's settings on SQLite.
    """

    def mark(function: Check) -> Check:
        vars(function).update(subject=subject, asks_database=asks_database)
        return function

    return mark


def ok(found: str) -> Finding:
    """All is well."""
    return Finding(Level.OK, found)


def warning(found: str, advice: str) -> Finding:
    """The site runs, but not as it should."""
    return Finding(Level.WARNING, found, advice)


def failure(found: str, advice: str) -> Finding:
    """Something of the site does not work."""
    return Finding(Level.FAILURE, found, advice)


def examine(modules: Iterable[ModuleType]) -> Iterator[tuple[str, Finding]]:
    """Ask every check of some modules in turn; yields its subject and what it found.

    Without a database, what would ask it is passed over.
    """
    try:
        connection.ensure_connection()
        connects = True
    except DatabaseError as problem:
        connects = False
        advice = "Look at DB_HOST, DB_USER and whether it runs; nothing else of it was looked at."
        yield "database", failure(f"It does not answer ({type(problem).__name__}).", advice)
    for module in modules:
        for function in [each for each in vars(module).values() if hasattr(each, "subject")]:
            if connects or not function.asks_database:
                for finding in asked(function):
                    yield function.subject, finding


def asked(function: Check) -> list[Finding]:
    """What a check finds, as a list; that it cannot be asked is a finding, too."""
    try:
        found = function() or []
    except Exception as problem:  # noqa: BLE001 - whatever is wrong is what is looked for
        # Its name alone: what it says could hold a password.
        found = failure(
            f"It could not be looked at ({type(problem).__name__}).",
            "Mend what else is wrong first; if it stays, `manage.py check` may say more.",
        )
    return found if isinstance(found, list) else [found]
