"""The one shape of a failure."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.forms.forms import BaseForm
from django.http import JsonResponse
from django.utils.translation import gettext as _

# After so long it makes sense to try what failed for want of a database: one restarts in less.
RETRY_SECONDS = 10


class Problem(Exception):
    """A failure that a person is told about.

    `error` is a sentence for a person, `code` a word for a program, `fields` the errors beside
    each field of the input, `retry_after` the seconds after which another try makes sense,
    `facts` what else a program has to know, as it stands in JSON.
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
        facts: Mapping[str, Any] | None = None,
    ) -> None:
        self.status = status
        self.code = code
        self.error = error
        self.fields = dict(fields or {})
        self.headers = dict(headers or {})
        self.facts = dict(facts or {})
        if retry_after is not None:
            self.headers["Retry-After"] = str(retry_after)
        super().__init__(error)

    def beside_fields(self, form: BaseForm) -> None:
        """Add what is wrong to a form: beside the fields that it has, or above all of them."""
        known = {name: said for name, said in self.fields.items() if name in form.fields}
        form.add_error(None, known or self.error)

    def as_json(self) -> JsonResponse:
        """Return `{"success": false, "error": …, "code": …}` and, where there are any, `fields`."""
        body: dict[str, Any] = {
            "success": False,
            "error": self.error,
            "code": self.code,
            **self.facts,
        }
        if self.fields:
            body["fields"] = {name: list(errors) for name, errors in self.fields.items()}
        return JsonResponse(body, status=self.status, headers=self.headers)


# Each of these makes a new one: an exception that is raised keeps the frames that it went through,
# and with them the request, for as long as it lives.


def sign_in_first() -> Problem:
    """The problem of a caller whom nobody knows."""
    return Problem(401, "signed_out", _("Sign in to go on."))


def not_allowed() -> Problem:
    """The problem of a caller without the role."""
    return Problem(403, "not_allowed", _("Your account may not do this."))


def not_found() -> Problem:
    """The problem of what is not here, or not the caller's."""
    return Problem(404, "not_found", _("That is not here, or not any more."))


def gone() -> Problem:
    """The problem of a vehicle that the public saw once and sees no more."""
    return Problem(410, "gone", _("That vehicle is not for rent here any more."))


def unreadable() -> Problem:
    """The problem of a request that cannot be parsed."""
    return Problem(400, "bad_request", _("We could not read that request."))


def too_large() -> Problem:
    """The problem of a body over the limit."""
    return Problem(413, "too_large", _("That is more than we can take at once. Send less."))


def storage_full() -> Problem:
    """The problem of a photograph for which the disk has no room."""
    said = _("We have no room for photographs just now. Nothing was kept; try again in an hour.")
    return Problem(507, "storage_full", said)


def unavailable() -> Problem:
    """The problem of a database that does not answer; whether it has kept anything is not known."""
    said = "We cannot reach our records just now. Try again in a minute."
    return Problem(503, "unavailable", said, retry_after=RETRY_SECONDS)


def storage_away() -> Problem:
    """The problem of photographs that lie elsewhere, where nobody answers."""
    said = "We cannot reach our photographs just now. Nothing was kept; try again in a minute."
    return Problem(503, "storage_away", said, retry_after=RETRY_SECONDS)


def wrong_method(allowed: Sequence[str]) -> Problem:
    """The problem of a method that the endpoint does not have; names those it has in `Allow`."""
    names = ", ".join(allowed)
    return Problem(
        405,
        "wrong_method",
        _("Use {methods} for this address.").format(methods=names),
        headers={"Allow": names},
    )


def unexpected(request_id: str) -> Problem:
    """The problem of a fault of ours: it carries the id of the request in our log, no more."""
    return Problem(
        500,
        "server_error",
        _("Something broke on our side. If you write to us, quote {number}.").format(
            number=request_id
        ),
    )
