"""What has lost against another who wrote the same rows is done again."""

import logging
import random
import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import OperationalError, connection

logger = logging.getLogger(__name__)

# MariaDB's numbers for a transaction that was undone in favour of another, also of one on another
# node of a cluster, which comes out at the commit; and for one that waited for a lock too long.
DEADLOCK, LOCK_WAIT_TIMEOUT = 1213, 1205
TIMES = 6
# Doubled each time, and never the same for two, or they would meet again.
FIRST_WAIT_SECONDS = 0.02

Given = ParamSpec("Given")
Result = TypeVar("Result")


def done_again(work: Callable[Given, Result]) -> Callable[Given, Result]:
    """Do `work` again, up to TIMES in all, when its transaction has lost against another.

    It has to be one transaction and nothing beside it: what it did is then undone as a whole.
    Inside a transaction of somebody else's it is done once, for what is undone is all of that.
    """

    @wraps(work)
    def attempts(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        times = 1 if connection.in_atomic_block else TIMES
        for number in range(1, times):
            try:
                return work(*args, **kwargs)
            except OperationalError as failure:
                if failure.args[0] not in (DEADLOCK, LOCK_WAIT_TIMEOUT):
                    raise
                logger.warning("%s lost against another: done again", work.__qualname__)
                time.sleep(FIRST_WAIT_SECONDS * 2**number * random.random())  # noqa: S311
        return work(*args, **kwargs)

    return attempts
