"""Sessions that know whose they are, so that all of a person's can be ended at once."""

from typing import Any

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models


class PersonSession(AbstractBaseSession):
    """A session in the database; `user_id` is empty while nobody is signed in."""

    user_id = models.BigIntegerField(null=True, db_index=True)

    @classmethod
    def get_session_store_class(cls) -> Any:
        """The engine that reads and writes these, as Django asks for it."""
        from gowheels.sessions import SessionStore  # noqa: PLC0415  which needs this model

        return SessionStore
