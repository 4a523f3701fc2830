"""The connection by which a model is read just now, for what is written out in SQL."""

from typing import Any

from django.db import connections, models, router


def reading(model: type[models.Model]) -> Any:
    """The connection of the primary, or of a replica where the request may read from one.

    Whoever reads by the ORM gets the same.
    """
    return connections[router.db_for_read(model)]
