"""In Hindi the desk has no English word left, but names and what people typed."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from gowheels.forms.staff import REASONS
from gowheels.models import (
    AuditEntry,
    VehicleImage,
    VehicleReport,
)
from gowheels.roles import Role
from tests import visible
from tests.admin.conftest import IN_HINDI, NO_MODELS
from tests.english import english
from tests.factories import signed_in

pytestmark = pytest.mark.django_db

# What Django writes into its pages for everybody: pictures of yes and no, and names of groups.
OF_DJANGO = {"True", "False", *" ".join(Role.values).replace("_", " ").split()}


def english_on(answer):
    return sorted(english(visible.on_page(answer.content.decode())) - OF_DJANGO)


LISTS = {
    "gowheels/vehicle": (
        "", "?risk=some&age=day&reported=yes&photographs=anothers", "?q=tata+nexon",
        "?approval_status__exact=pending&category__exact=car&state=Karnataka&o=6", "?q=nothing",
    ),
    "gowheels/userprofile": ("", "?is_blocked__exact=1", "?q=Ravi"),
    "gowheels/vehiclereport": ("", "?resolved_at__isempty=1&reason__exact=fraud", "?q=Asha"),
    "gowheels/auditentry": ("", "?verb__exact=reject&via__exact=admin", "?q=asha"),
    "gowheels/brandimage": ("", "?category__exact=car", "?q=tata"),
    "gowheels/modelimage": ("", "?q=nexon"),
    "gowheels/pincode": ("", "?state=Karnataka", "?q=560"),
    "auth/user": ("", "?is_staff__exact=1", "?q=asha"),
    "auth/group": ("",),
}  # fmt: skip


def test_no_list_has_an_english_word(desk, asha):
    found = {}
    for name, queries in LISTS.items():
        for query in queries:
            answer = asha.get(f"/admin/{name}/{query}", headers=IN_HINDI)
            assert answer.status_code == 200, (name, query)
            if words := english_on(answer):
                found[name, query] = words
    assert found == {}


def test_no_page_has_an_english_word(desk, asha):
    visits = [
        "/admin/", "/admin/gowheels/", "/admin/auth/", "/admin/password_change/",
        "/admin/gowheels/brandimage/unknown/", "/admin/gowheels/vehicle/next/?from=0",
        "/admin/gowheels/vehicle/next/?from=0&queue=reported",
        "/admin/gowheels/brandimage/add/", "/admin/gowheels/modelimage/add/",
        "/admin/gowheels/pincode/add/", "/admin/auth/user/add/", "/admin/auth/group/add/",
        *(f"/admin/gowheels/auditentry/{entry.pk}/change/" for entry in AuditEntry.objects.all()),
    ]  # fmt: skip
    rows = [
        *(desk[name] for name in ("brand", "model", "shown", "waits", "bare", "refused")),
        *(desk[name] for name in ("owner", "blocked", "support")),
        VehicleReport.objects.first(), Group.objects.first(),
    ]  # fmt: skip
    for row in rows:
        options = row._meta
        # Of what goes with a group or its people Django says the names of tables.
        for page in ("change", "history", *(["delete"] if options.app_label == "gowheels" else [])):
            name = f"admin:{options.app_label}_{options.model_name}_{page}"
            visits.append(reverse(name, args=[row.pk]))
    visits.append(reverse("admin:auth_user_password_change", args=[desk["support"].pk]))
    found = {}
    for path in visits:
        answer = asha.get(path, headers=IN_HINDI)
        assert answer.status_code == 200, path
        if words := english_on(answer):
            found[path] = words
    assert found == {}


def test_no_page_that_asks_and_no_form_that_went_wrong_has_an_english_word(desk, asha):
    vehicles, people, makes = (
        f"/admin/gowheels/{name}/" for name in ("vehicle", "userprofile", "brandimage")
    )
    waits, owner = desk["waits"], desk["owner"]
    pending = {"select_across": "1", "_selected_action": [waits.pk]}
    chosen = {"_selected_action": [waits.pk, desk["bare"].pk]}
    one = {"_selected_action": [desk["double"].pk]}
    person_of_it = {"_selected_action": [owner.pk]}
    answered = {"confirmed": "yes"}
    sends = [
        (vehicles, {"action": "approve_selected", **pending}),
        (vehicles, {"action": "reject_selected", **chosen}),
        (vehicles, {"action": "reject_selected", **chosen, **answered}),
        (vehicles, {"action": "block_owners", **chosen}),
        (vehicles, {"action": "delete_selected", **chosen}),
        (f"{vehicles}{waits.pk}/reject/", {}),
        (f"{vehicles}{waits.pk}/change/", {"price": "x", "year": "x", "registration": "!"}),
        (people, {"action": "block", **person_of_it}),
        (people, {"action": "block", **person_of_it, **answered, "until": "2001-01-01"}),
        (people, {"action": "delete_selected", **person_of_it}),
        (makes, {"action": "merge_into", **one}),
        (makes, {"action": "merge_into", **one, **answered}),
        (f"{makes}add/", {"category": "magic", **NO_MODELS, "name": ""}),
        (f"{makes}unknown/", {"category": "car", "key": "maruti", "what": "merge"}),
        (f"{makes}unknown/", {"category": "car", "key": "maruti", "what": "add", "name": "!"}),
        (f"{makes}unknown/", {"brand": desk["brand"].pk, "key": "curvv", "what": "merge"}),
        ("/admin/gowheels/pincode/add/", {"code": "560038", "latitude": "x"}),
        ("/admin/auth/user/add/", {"username": "asha", "password1": "1", "password2": "2"}),
        ("/admin/password_change/", {"old_password": "1", "new_password1": "12345678",
                                     "new_password2": "12345678"}),
    ]  # fmt: skip
    found = {}
    for path, data in sends:
        answer = asha.post(path, data, headers=IN_HINDI)
        assert answer.status_code in (200, 400), (path, data)
        if words := english_on(answer):
            found[path, str(data)] = words
    assert found == {}


def test_nothing_that_is_said_after_an_act_has_an_english_word(desk, asha):
    vehicles, people, makes = (
        f"/admin/gowheels/{name}/" for name in ("vehicle", "userprofile", "brandimage")
    )
    waits, bare, shown = desk["waits"], desk["bare"], desk["shown"]
    three = {"_selected_action": [waits.pk, bare.pk, shown.pk]}
    answered = {"confirmed": "yes", "preset": REASONS[1]}
    image = VehicleImage.objects.filter(vehicle=shown).first()
    sends = [
        (vehicles, {"action": "approve_selected", **three}),
        (vehicles, {"action": "reject_selected", **three, **answered}),
        (vehicles, {"action": "approve_selected", "_selected_action": [waits.pk]}),
        (f"{vehicles}{waits.pk}/approve/", {"seen": "other"}),
        (f"{vehicles}{waits.pk}/reject/", {"seen": "other", "preset": REASONS[1]}),
        (f"{vehicles}{waits.pk}/reject/", {"preset": REASONS[1]}),
        (f"{vehicles}{waits.pk}/reject/", {"seen": "other", "preset": REASONS[1]}),
        (f"{vehicles}{shown.pk}/keep/", {}),
        (f"{vehicles}{shown.pk}/photographs/{image.pk}/remove/", {}),
        (vehicles, {"action": "resolve_reports", **three}),
        (vehicles, {"action": "block_owners", **three, "confirmed": "yes", "words": "Sunday"}),
        (vehicles, {"action": "approve_selected"}),
        (people, {"action": "unblock", "_selected_action": [desk["owner"].pk]}),
        (people, {"action": "block", "_selected_action": [desk["owner"].pk], "confirmed": "yes",
                  "reason": "Sunday"}),
        ("/admin/gowheels/vehiclereport/",
         {"action": "resolve", "_selected_action": [VehicleReport.objects.first().pk]}),
        (makes, {"action": "merge_into", "_selected_action": [desk["brand"].pk, 99]}),
        (makes, {"action": "merge_into", "_selected_action": [desk["double"].pk],
                 "confirmed": "yes", "into": desk["brand"].pk}),
        (f"{makes}unknown/", {"category": "car", "key": "maruti", "what": "add",
                              "name": "Maruti"}),
        (f"{makes}unknown/", {"brand": desk["brand"].pk, "key": "curvv", "what": "merge",
                              "into": desk["model"].pk}),
        (f"/admin/gowheels/modelimage/{desk['model'].pk}/change/",
         {"brand": desk["brand"].pk, "name": "Altroz"}),
        (f"/admin/gowheels/modelimage/{desk['model'].pk}/delete/", {"post": "yes"}),
    ]  # fmt: skip
    found = {}
    for path, data in sends:
        answer = asha.post(path, data, headers=IN_HINDI)
        assert answer.status_code in (200, 302), (path, data)
        if answer.status_code == 302:
            answer = asha.get(answer["Location"], headers=IN_HINDI)
        if words := english_on(answer):
            found[path, str(data)] = words
    assert found == {}


def test_neither_sign_in_nor_a_refusal_has_an_english_word(desk, anonymous):
    wrong = {"username": "asha", "password": "wrong"}
    support = signed_in(desk["support"])
    answers = {
        "login": anonymous.get("/admin/login/", headers=IN_HINDI),
        "wrong": anonymous.post("/admin/login/", wrong, headers=IN_HINDI),
        "no staff": signed_in(User.objects.create_user("asha.Meera")).get(
            "/admin/login/", headers=IN_HINDI
        ),
        "front": support.get("/admin/", headers=IN_HINDI),
        "not theirs": support.get("/admin/gowheels/brandimage/", headers=IN_HINDI),
        "logged out": support.post("/admin/logout/", headers=IN_HINDI),
    }
    found = {name: english_on(answer) for name, answer in answers.items()}
    assert {name: words for name, words in found.items() if words} == {}


def test_no_endpoint_of_staff_answers_in_english(desk, asha):
    in_json = {"Accept-Language": "hi", "Accept": "application/json"}
    waits, report = desk["waits"], VehicleReport.objects.first()
    sends = [
        (f"/api/staff/vehicles/{waits.pk}/reject/", {}),
        (f"/api/staff/vehicles/{waits.pk}/approve/", {"seen": "other"}),
        (f"/api/staff/reports/{report.pk}/resolve/", {}),
        (f"/api/staff/reports/{report.pk}/resolve/", {}),
        ("/api/staff/brands/", {"category": "car", "name": "Tata"}),
        ("/api/staff/brands/", {"category": "magic", "name": "!"}),
        ("/api/staff/models/", {"brand": 99, "name": ""}),
        (f"/api/staff/users/{desk['support'].pk}/block/", {"reason": ""}),
    ]
    found = {}
    for path, data in sends:
        answer = asha.post(path, data, headers=in_json)
        assert answer.status_code != 404, path
        if words := sorted(english(visible.in_json(answer.json()))):
            found[path, str(data)] = words
    assert found == {}
