"""The contract names every JSON endpoint that there is, and none that there is not."""

import re

import pytest

from gowheels.contract import operations, resolved
from gowheels.forms.account import LoginForm, RegisterForm
from gowheels.forms.own_vehicle import EditVehicleForm
from gowheels.forms.vehicle import VehicleForm
from gowheels.urls import urlpatterns
from tests.contract.form_bounds import ANY, bounds_of, required

# Pages that hand their POST to an endpoint, so that a path has one name; and the contract itself.
HANDED_ON = {
    "/login/": {"POST": LoginForm},
    "/register/": {"POST": RegisterForm},
    "/add-vehicle/": {"POST": VehicleForm},
    "/api/openapi.json": {"GET": None},
}
# They answer a picture, or figures for Prometheus; only their failures are JSON.
NOT_JSON = {"vehicle_share_picture", "metrics"}
# An endpoint that binds its form itself.
BOUND_INSIDE = {"/api/vehicles/{vehicle_id}/edit/": {"POST": EditVehicleForm}}


def forms_by_method():
    """Every JSON endpoint of the URLconf: its path, and by method the form that reads the input."""
    found = {path: dict(forms) for path, forms in HANDED_ON.items()}
    for pattern in urlpatterns:
        facts = vars(pattern.callback)
        if not facts.get("answers_json") or pattern.name in NOT_JSON:
            continue
        path = "/" + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(pattern.pattern))
        methods = [method for method in facts["methods"] if method != "HEAD"]
        forms = facts["form"] if isinstance(facts["form"], dict) else {methods[0]: facts["form"]}
        found[path] = {method: forms.get(method) for method in methods} | BOUND_INSIDE.get(path, {})
    return found


FORMS = forms_by_method()
READ = [
    (method, path, form)
    for path, forms in FORMS.items()
    for method, form in forms.items()
    if form is not None
]


def documented_methods():
    found = {}
    for method, path, _ in operations():
        found.setdefault(path, set()).add(method)
    return found


def test_every_endpoint_is_in_the_contract_and_nothing_else():
    assert documented_methods() == {path: set(forms) for path, forms in FORMS.items()}


@pytest.mark.parametrize(("method", "path", "said"), operations(), ids=str)
def test_the_parameters_of_a_path_are_those_of_its_address(method, path, said):
    parameters = [resolved(one) for one in said.get("parameters", [])]
    in_path = {one["name"]: one for one in parameters if one["in"] == "path"}
    assert set(in_path) == set(re.findall(r"\{(\w+)\}", path))
    assert all(one["required"] for one in in_path.values())
    # What does not even look like a number or a key is at no address.
    assert not in_path or "404" in said["responses"]


def inputs_of(method, path):
    """What the contract says that an endpoint takes: schemas by name, and the needed names."""
    said = {(verb, where): one for verb, where, one in operations()}[method, path]
    if method == "GET":
        found = [resolved(one) for one in said.get("parameters", [])]
        query = [one for one in found if one["in"] == "query"]
        names = {one["name"] for one in query if one.get("required")}
        return {one["name"]: resolved(one["schema"]) for one in query}, names
    contents = list(said["requestBody"]["content"].values())
    assert all(one["schema"] == contents[0]["schema"] for one in contents)
    body = resolved(contents[0]["schema"])
    fields = {name: resolved(one) for name, one in body["properties"].items()}
    return fields, set(body.get("required", []))


@pytest.mark.parametrize(("method", "path", "form"), READ, ids=str)
def test_what_an_endpoint_takes_is_what_its_form_takes(method, path, form):
    takes, needed = inputs_of(method, path)
    assert set(takes) == set(form.base_fields)
    assert needed == required(form)
    for name, field in form.base_fields.items():
        expected = bounds_of(field)
        stated = {bound: takes[name].get(bound) for bound in BOUNDS | set(expected)}
        # That a pattern is the field's own is shown by what it lets through; here it has to be.
        if expected.get("pattern") is ANY and stated["pattern"]:
            expected["pattern"] = stated["pattern"]
        assert stated == {bound: expected.get(bound) for bound in stated}, name


BOUNDS = {"minimum", "maximum", "minLength", "maxLength", "maxItems", "enum"}
