"""A line in the log for every query of a request that takes long (settings.SLOW_QUERY_MS).

It says how long and which statement, with `%s` where a value stood: values are people's. Commands
are left alone: what they ask is long by nature, and nobody waits for it.
"""

import logging
from collections.abc import Callable
from time import perf_counter
from typing import Any

from django.conf import settings

from gowheels.logs import NO_REQUEST, current_request_id
from gowheels.metrics import SLOW_QUERIES

logger = logging.getLogger(__name__)

LONGEST_STATEMENT = 1000


def watch_new(connection: Any, **kwargs: Any) -> None:
    """Time the queries of a database connection; once, however often it is opened anew."""
    if settings.SLOW_QUERY_MS and timed not in connection.execute_wrappers:
        connection.execute_wrappers.append(timed)


def timed(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """Run one query, as Django's `execute_wrapper` has it, and tell of it if it was slow."""
    if current_request_id.get() == NO_REQUEST:
        return execute(sql, params, many, context)
    begun = perf_counter()
    try:
        return execute(sql, params, many, context)
    finally:
        milliseconds = (perf_counter() - begun) * 1000
        if milliseconds >= settings.SLOW_QUERY_MS:
            SLOW_QUERIES.inc()
            logger.warning("A slow query, %.0f ms: %s", milliseconds, sql[:LONGEST_STATEMENT])
