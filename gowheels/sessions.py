"""The session engine (settings.SESSION_ENGINE): Django's own, which also notes the person."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import OperationalError

from gowheels.models import PersonSession
from gowheels.models.retrying import done_again


class SessionStore(DatabaseStore):
    """Sessions in the database, one row each, found by person."""

    @classmethod
    def get_model_class(cls) -> type[PersonSession]:
        """The model of a row."""
        return PersonSession

    @done_again
    def save(self, must_create: bool = False) -> None:
        """Write the session; several tabs of one browser may do so at once.

        Raises UpdateError for a session that is gone, and OperationalError for a database that is:
        Django says the first of both, and the second would be answered as the browser's mistake.
        """
        try:
            super().save(must_create)
        except UpdateError as problem:
            if isinstance(problem.__context__, OperationalError):
                raise problem.__context__ from None
            raise

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        """Make the row, with the id of whoever is signed in."""
        row: Any = super().create_model_instance(data)
        row.user_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        return row


def end_sessions_of(user_id: int) -> None:
    """Sign a person out of every browser, this one too."""
    PersonSession.objects.filter(user_id=user_id).delete()
