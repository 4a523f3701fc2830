"""The one decorator under every JSON endpoint: method, access, input, answer, failure."""

import json
import logging
from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps
from typing import Any

from django.core.exceptions import (
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
)
from django.forms import FileField
from django.forms.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import get_object_or_404
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from gowheels.access import Access, View, describe, keep_private
from gowheels.answers import answer as answer_problem
from gowheels.answers import prefers_page
from gowheels.client_address import client_address, is_internal
from gowheels.limits import LimitReached, take
from gowheels.logs import current_request_id
from gowheels.models import Vehicle
from gowheels.models.audit import Via, acting
from gowheels.outages import outage
from gowheels.problems import (
    Problem,
    not_allowed,
    not_found,
    sign_in_first,
    too_large,
    unexpected,
    unreadable,
    wrong_method,
)

logger = logging.getLogger(__name__)


def endpoint(
    method: str,
    *,
    access: Access,
    permission: str = "",
    form: type[BaseForm] | None = None,
    limit: str | None = None,
    plain_form: bool = False,
    takes_files: bool = False,
) -> Callable[[Callable[..., dict[str, Any] | HttpResponse]], View]:
    """Make a function answer one JSON endpoint.

    The function gets the request, what the URL holds and, where `form` is given, `form` bound to
    the query (GET) or the body (JSON or form data) and valid. With `access=OWNER` the URL's
    `vehicle_id` arrives as `vehicle`, one of the caller's own; with `access=STAFF` the caller has
    to have `permission`, as in the admin, and what changes is recorded as theirs. `limit` names the
    rate limit that holds for the person or, where anyone may call, for the address. It returns a
    dict, which is answered with `"success": true`, or raises a Problem. With `plain_form` a browser
    that sends it a form of a page is told of a Problem on a page. `takes_files` where the function
    itself binds a form that may carry uploads.
    """
    allowed = ["GET", "HEAD"] if method == "GET" else [method]
    fields = vars(form)["base_fields"].values() if form else ()
    takes_files = takes_files or any(isinstance(field, FileField) for field in fields)

    def decorate(function: Callable[..., dict[str, Any] | HttpResponse]) -> View:
        @wraps(function)
        def view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                if request.method not in allowed:
                    raise wrong_method(allowed)
                check_access(request, access, permission)
                if limit:
                    by_address = access is Access.ANYONE
                    take(limit, client_address(request) if by_address else str(request.user.pk))
                if access is Access.OWNER:
                    own = Vehicle.objects.of(request.user)
                    kwargs["vehicle"] = get_object_or_404(own, pk=kwargs.pop("vehicle_id"))
                if form:
                    kwargs["form"] = valid_form(form, request)
                with acting(Via.API, request.user) if access is Access.STAFF else nullcontext():
                    answer = function(request, *args, **kwargs)
            except Exception as failure:  # the one boundary: nothing may reach the caller as it is
                problem = problem_of(failure)
                by_form = plain_form and prefers_page(request)
                return answer_problem(request, problem) if by_form else problem.as_json()
            if not isinstance(answer, HttpResponse):
                answer = JsonResponse({"success": True, **answer})
            keep_private(request, answer)
            return answer

        return describe(
            view,
            access=access,
            permission=permission,
            answers_json=True,
            methods=allowed,
            form=form,
            takes_files=takes_files,
        )

    return decorate


def by_method(**views: View) -> View:
    """Join endpoints that share an address: `by_method(GET=list_them, POST=add_one)`."""
    allowed = [method for view in views.values() for method in vars(view)["methods"]]

    def view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chosen = views.get("GET" if request.method == "HEAD" else str(request.method))
        if chosen is None:
            return wrong_method(allowed).as_json()
        return chosen(request, *args, **kwargs)

    access = {method: vars(one)["access"] for method, one in views.items()}
    forms = {method: vars(one)["form"] for method, one in views.items()}
    takes_files = any(vars(one)["takes_files"] for one in views.values())
    return describe(
        view,
        access=access,
        answers_json=True,
        methods=allowed,
        form=forms,
        takes_files=takes_files,
    )


def check_access(request: HttpRequest, access: Access, permission: str = "") -> None:
    """Raise the problem of a caller who is signed out (401) or lacks the role or right (403).

    Who asks from outside for what is internal is told that nothing is there (404).
    """
    if access is Access.INTERNAL:
        if not is_internal(request):
            raise not_found()
        return
    if access is not Access.ANYONE and not request.user.is_authenticated:
        raise sign_in_first()
    if access is Access.STAFF and not request.user.is_staff:
        raise not_allowed()
    if permission and not request.user.has_perm(permission):
        raise not_allowed()


def valid_form(form_class: type[BaseForm], request: HttpRequest) -> BaseForm:
    """Bind the form to the request's input; raises a 400 with the errors of each field."""
    form = form_class(read_input(request), request.FILES)
    if not form.is_valid():
        raise invalid(form)
    return form


def invalid(form: BaseForm) -> Problem:
    """The problem of a form whose input is not valid; the first error is the sentence."""
    fields = {name: [str(error) for error in errors] for name, errors in form.errors.items()}
    return Problem(400, "invalid", next(iter(fields.values()))[0], fields=fields)


def read_input(request: HttpRequest) -> MultiValueDict:
    """Return the query of a GET, or the body of a POST whether it is JSON or form data."""
    if request.method in ("GET", "HEAD"):
        return request.GET
    if request.content_type != "application/json":
        return request.POST
    try:
        body = json.loads(request.body or b"{}")
        json.dumps(body, ensure_ascii=False).encode()  # half a character is no text
    except (ValueError, RecursionError):
        raise Problem(400, "not_json", _("The body is not valid JSON.")) from None
    if not isinstance(body, dict):
        raise Problem(400, "not_json", _("The body has to be a JSON object."))
    return flat(body)


def flat(body: dict[str, Any]) -> QueryDict:
    """A JSON object as form data: lists become repeated values, null an empty one."""
    data = QueryDict(mutable=True)
    for name, value in body.items():
        values = value if isinstance(value, list) else [value]
        if any(isinstance(item, dict | list) for item in values):
            raise Problem(
                400,
                "not_json",
                _("{name} has to be a plain value or a list of them.").format(name=name),
            )
        data.setlist(name, ["" if item is None else str(item) for item in values])
    return data


def problem_of(failure: Exception) -> Problem:
    """Turn whatever stopped an endpoint into what its caller may know of it."""
    if isinstance(failure, Problem):
        return failure
    if isinstance(failure, LimitReached):
        return Problem(429, "too_often", str(failure), retry_after=failure.retry_after)
    for kind, problem in KNOWN_FAILURES.items():
        if isinstance(failure, kind):
            return problem()
    if away := outage(failure):
        logger.error("An endpoint had to refuse: %s", failure)
        return away
    logger.error("An endpoint failed", exc_info=failure)
    return unexpected(current_request_id.get())


KNOWN_FAILURES: dict[type[Exception], Callable[[], Problem]] = {
    Http404: not_found,
    PermissionDenied: not_allowed,
    RequestDataTooBig: too_large,
    MultiPartParserError: unreadable,
    SuspiciousOperation: unreadable,
}
