"""The one shape of a failure."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import JsonResponse


class Problem(Exception):
    """A failure that a person is told about.

    `error` is a sentence for a person, `code` a word for a program, `fields` the errors beside
    each field of the input, `retry_after` the seconds after which another try makes sense.
    """

    def __init__(
        self,
        status: int,
        code: str,
        error: str,
        *,
        fields: Mapping[str, Sequence[str]] | None = None,
        retry_after: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.status = status
        self.code = code
        self.error = error
        self.fields = dict(fields or {})
        self.headers = dict(headers or {})
        if retry_after is not None:
            self.headers["Retry-After"] = str(retry_after)
        super().__init__(error)

    def as_json(self) -> JsonResponse:
        """Return `{"success": false, "error": …, "code": …}` and, where there are any, `fields`."""
        body: dict[str, Any] = {
            "success": False,
            "error": self.error,
            "code": self.code,
        }
        if self.fields:
            body["fields"] = {name: list(errors) for name, errors in self.fields.items()}
        return JsonResponse(body, status=self.status, headers=self.headers)


SIGN_IN_FIRST = Problem(401, "signed_out", "Sign in to go on.")
NOT_ALLOWED = Problem(403, "not_allowed", "Your account may not do this.")
NOT_FOUND = Problem(404, "not_found", "That is not here, or not any more.")
UNREADABLE = Problem(400, "bad_request", "We could not read that request.")
TOO_LARGE = Problem(413, "too_large", "That is more than we can take at once. Send less.")


def wrong_method(allowed: Sequence[str]) -> Problem:
    """The problem of a method that the endpoint does not have; names those it has in `Allow`."""
    names = ", ".join(allowed)
    return Problem(405, "wrong_method", f"Use {names} for this address.", headers={"Allow": names})


def unexpected(request_id: str) -> Problem:
    """The problem of a fault of ours: it carries the id of the request in our log, no more."""
    return Problem(
        500,
        "server_error",
        f"Something broke on our side. If you write to us, quote {request_id}.",
    )
