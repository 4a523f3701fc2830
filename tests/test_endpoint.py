"""The decorator under every endpoint, tried on endpoints made for the purpose and on real ones."""

import json
import logging
import re

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpResponse

from gowheels import endpoint as endpoints
from gowheels import problems
from gowheels.access import Access
from gowheels.endpoint import by_method, endpoint
from gowheels.problems import Problem
from gowheels.urls import urlpatterns
from tests.factories import person, superuser, vehicle


class NoteForm(forms.Form):
    word = forms.CharField(max_length=5)
    many = forms.CharField(required=False)


@endpoint("POST", access=Access.ANYONE, form=NoteForm)
def note(request, form):
    return {"word": form.cleaned_data["word"], "many": form.data.getlist("many")}


@endpoint("GET", access=Access.ANYONE)
def read(request):
    return {"read": True}


def post(rf, body, user=None, content_type="application/json"):
    request = rf.post("/anywhere/", body, content_type=content_type)
    request.user = user or AnonymousUser()
    return request


def get(rf, method="get"):
    request = getattr(rf, method)("/anywhere/")
    request.user = AnonymousUser()
    return request


def answer_of(failure: Exception, rf) -> HttpResponse:
    @endpoint("POST", access=Access.ANYONE)
    def fails(request):
        raise failure

    return fails(post(rf, "{}"))


def test_a_dict_is_answered_with_success(rf):
    response = note(post(rf, '{"word": "hello"}'))
    assert response.status_code == 200
    assert json.loads(response.content) == {"success": True, "word": "hello", "many": []}


def test_a_response_is_passed_on_as_it_is(rf):
    @endpoint("GET", access=Access.ANYONE)
    def plain(request):
        return HttpResponse("as it is")

    assert plain(get(rf)).content == b"as it is"


def test_form_data_and_json_are_the_same_to_the_form(rf):
    request = rf.post("/", {"word": "hello", "many": ["a", "b"]})
    request.user = AnonymousUser()
    by_form = note(request)
    by_json = note(post(rf, '{"word": "hello", "many": ["a", "b"]}'))
    assert json.loads(by_form.content) == json.loads(by_json.content)


def test_an_empty_json_body_is_an_empty_object(rf):
    response = note(post(rf, ""))
    assert response.status_code == 400
    assert "word" in json.loads(response.content)["fields"]


def test_null_is_an_empty_value(rf):
    response = note(post(rf, '{"word": null}'))
    assert json.loads(response.content)["fields"] == {"word": ["This field is required."]}


@pytest.mark.parametrize(
    "body",
    [
        "{",
        "word=hello",
        "[]",
        '"hello"',
        "7",
        "null",
        '{"word": {"deep": 1}}',
        '{"word": [["deep"]]}',
        '{"word": "\\ud83d"}',
        b"\xff\xfe",
    ],
)
def test_a_body_that_is_no_flat_json_object_is_refused(rf, body):
    response = note(post(rf, body))
    assert response.status_code == 400
    assert json.loads(response.content)["code"] == "not_json"


def test_json_nested_beyond_reason_is_refused(rf):
    response = note(post(rf, "[" * 200_000))
    assert response.status_code == 400
    assert json.loads(response.content)["code"] == "not_json"


def test_a_bad_field_is_named(rf):
    response = note(post(rf, '{"word": "too long for it"}'))
    answer = json.loads(response.content)
    assert response.status_code == 400
    assert answer["success"] is False
    assert answer["code"] == "invalid"
    assert list(answer["fields"]) == ["word"]
    assert answer["error"] == answer["fields"]["word"][0]


def test_a_json_body_over_what_is_kept_in_memory_is_refused(rf, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    response = note(post(rf, '{"word": "hello"}'))
    assert response.status_code == 413


@pytest.mark.parametrize("method", ["get", "head", "put", "patch", "delete", "options"])
def test_a_wrong_method_is_told_the_right_one(rf, method):
    response = note(getattr(rf, method)("/"))
    assert response.status_code == 405
    assert response["Allow"] == "POST"
    assert json.loads(response.content)["code"] == "wrong_method"


def test_an_endpoint_that_is_read_answers_head_too(rf):
    assert read(get(rf, "head")).status_code == 200
    assert read(rf.post("/"))["Allow"] == "GET, HEAD"


def test_endpoints_that_share_an_address_are_chosen_by_method(rf):
    both = by_method(GET=read, POST=note)
    assert both(get(rf)).status_code == 200
    assert both(get(rf, "head")).status_code == 200
    assert both(post(rf, '{"word": "hello"}')).status_code == 200
    refused = both(rf.put("/"))
    assert refused.status_code == 405
    assert refused["Allow"] == "GET, HEAD, POST"
    assert both.access == {"GET": Access.ANYONE, "POST": Access.ANYONE}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("access", "nobody", "anybody", "staff"),
    [
        (Access.ANYONE, 200, 200, 200),
        (Access.SIGNED_IN, 401, 200, 200),
        (Access.STAFF, 401, 403, 200),
    ],
)
def test_access_is_kept(rf, access, nobody, anybody, staff):
    @endpoint("POST", access=access)
    def guarded(request):
        return {}

    assert guarded(post(rf, "{}")).status_code == nobody
    assert guarded(post(rf, "{}", person())).status_code == anybody
    assert guarded(post(rf, "{}", superuser())).status_code == staff


@pytest.mark.django_db
def test_an_owner_gets_their_vehicle_and_nobody_elses(rf):
    @endpoint("POST", access=Access.OWNER)
    def mine(request, vehicle):
        return {"title": vehicle.title}

    seller = person()
    listed = vehicle(seller)
    own = mine(post(rf, "{}", seller), vehicle_id=listed.pk)
    assert json.loads(own.content)["title"] == listed.title
    assert mine(post(rf, "{}"), vehicle_id=listed.pk).status_code == 401
    assert mine(post(rf, "{}", person()), vehicle_id=listed.pk).status_code == 404
    assert mine(post(rf, "{}", superuser()), vehicle_id=listed.pk).status_code == 404
    assert mine(post(rf, "{}", seller), vehicle_id=listed.pk + 1).status_code == 404


@pytest.mark.parametrize(
    ("failure", "status", "code"),
    [
        (Problem(409, "taken", "That is taken."), 409, "taken"),
        (Http404("secret"), 404, "not_found"),
        (PermissionDenied("secret"), 403, "not_allowed"),
        (SuspiciousOperation("secret"), 400, "bad_request"),
        (RuntimeError("secret"), 500, "server_error"),
    ],
)
def test_a_failure_has_the_one_shape_and_tells_no_secret(rf, failure, status, code):
    response = answer_of(failure, rf)
    answer = json.loads(response.content)
    assert response.status_code == status
    assert answer["code"] == code
    assert answer["success"] is False
    assert answer["error"].endswith(".")
    assert "secret" not in response.content.decode()


def test_a_problem_says_when_to_try_again(rf):
    response = answer_of(Problem(429, "slow", "Wait.", retry_after=7), rf)
    assert response["Retry-After"] == "7"


@pytest.mark.django_db
def test_what_nobody_expected_is_logged_and_answered_with_the_requests_id(
    anonymous, monkeypatch, caplog
):
    def broken(criteria):
        raise RuntimeError("the password is hunter2")

    monkeypatch.setattr("gowheels.api_views.vehicles.search", broken)
    with caplog.at_level(logging.ERROR):
        response = anonymous.get("/get-vehicles/")
    answer = response.json()
    assert response.status_code == 500
    assert answer["code"] == "server_error"
    assert response["X-Request-ID"] in answer["error"]
    assert "hunter2" not in response.content.decode()
    record = next(record for record in caplog.records if record.name == "gowheels.endpoint")
    assert "hunter2" in str(record.exc_info[1])


def test_no_problem_is_raised_twice():
    # A raised exception keeps the frames it went through: kept for ever, so would be each request.
    assert not [name for name, value in vars(problems).items() if isinstance(value, Problem)]
    assert not [name for name, value in vars(endpoints).items() if isinstance(value, Problem)]


def numbered():
    """Each address with the number of a row, and a method that it takes."""
    for pattern in urlpatterns:
        if "<id:" in (address := str(pattern.pattern)):
            for method in vars(pattern.callback).get("methods", ["GET"]):
                yield method, "/" + address.replace("<slug:slug>", "tata-nexon")


@pytest.mark.parametrize(("method", "address"), list(numbered()))
def test_a_number_that_no_row_can_have_is_not_found(staff, method, address):
    path = re.sub(r"<id:\w+>", str(2**63), address)
    assert staff.generic(method, path).status_code == 404
