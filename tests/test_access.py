"""Who may call what: every view says so, and a table of addresses holds it to that."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.urls.resolvers import URLPattern

from gowheels.access import Access
from gowheels.models import RateCount
from gowheels.urls import urlpatterns
from tests.factories import trip_query, vehicle
from tests.test_staff_access import TABLE as STAFF_TABLE

EXAMPLES = {
    "vehicle_id": 1,
    "slug": "a-slug",
    "brand_id": 1,
    "pincode": "560038",
    "category": "car",
    "brand_key": "tata",
    "model_key": "nexon",
    "city_slug": "bengaluru",
    "section": "pages",
    "number": 1,
    "lead_id": 1,
    "image_id": 1,
    "report_id": 1,
    "user_id": 1,
    "model_id": 1,
    "submission_key": UUID(int=1),
}


def address_of(pattern: URLPattern) -> str:
    wanted = pattern.pattern.converters
    return reverse(pattern.name, kwargs={name: EXAMPLES[name] for name in wanted})


def by_name(pattern: URLPattern) -> str:
    return pattern.name


@pytest.mark.parametrize("pattern", urlpatterns, ids=by_name)
def test_every_view_states_who_may_call_it(pattern):
    stated = pattern.callback.access
    by_method = stated if isinstance(stated, dict) else {"*": stated}
    assert by_method
    assert all(isinstance(access, Access) for access in by_method.values())


def test_every_address_has_a_name_of_its_own():
    names = [pattern.name for pattern in urlpatterns]
    assert None not in names
    assert len(names) == len(set(names))


@pytest.mark.django_db
@pytest.mark.parametrize("pattern", urlpatterns, ids=by_name)
def test_a_post_without_the_token_is_refused(pattern):
    browser = Client(enforce_csrf_checks=True)
    response = browser.post(address_of(pattern), {"phone": "9876543210"})
    assert response.status_code == 403
    assert response.json()["code"] == "csrf"
    assert response.json()["success"] is False


@pytest.mark.django_db
@pytest.mark.parametrize("pattern", urlpatterns, ids=by_name)
def test_a_post_with_the_token_gets_as_far_as_the_view(pattern):
    browser = Client(enforce_csrf_checks=True)
    browser.get("/login/")
    token = {"headers": {"X-CSRFToken": browser.cookies["csrftoken"].value}}
    response = browser.post(address_of(pattern), {"phone": "9876543210"}, **token)
    assert response.status_code != 403
    assert b"csrf" not in response.content


@pytest.mark.django_db
def test_a_post_with_the_token_of_another_browser_is_refused():
    other = Client()
    other.get("/login/")
    browser = Client(enforce_csrf_checks=True)
    browser.get("/login/")
    token = {"headers": {"X-CSRFToken": other.cookies["csrftoken"].value}}
    assert browser.post("/api/otp/", {"phone": "9876543210"}, **token).status_code == 403


@pytest.mark.django_db
def test_the_staffs_sign_in_without_the_token_is_refused():
    sent = {"username": "asha", "password": "long-enough-for-a-test"}
    assert Client(enforce_csrf_checks=True).post("/admin/login/", sent).status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize("decision", ["approve", "reject"])
def test_a_decision_of_staff_without_the_token_is_refused(decision, staff, owner):
    pending = vehicle(owner.user, approval_status="pending")
    staff.handler.enforce_csrf_checks = True
    response = staff.post(reverse(f"admin:vehicle_{decision}", args=[pending.pk]), {"words": "No."})
    assert response.status_code == 403
    pending.refresh_from_db()
    assert pending.approval_status == "pending"


# Method, URL name, what it is sent, and the answer to: nobody, an outsider, the owner, staff.
# Where an address names a vehicle, `live` is visible to all and `waiting` is not yet approved.
TABLE = [
    ("GET", "home", {}, 200, 200, 200, 200),
    ("GET", "browse", {}, 200, 200, 200, 200),
    ("GET", "about", {}, 200, 200, 200, 200),
    ("GET", "safety", {}, 200, 200, 200, 200),
    ("GET", "privacy", {}, 200, 200, 200, 200),
    ("GET", "terms", {}, 200, 200, 200, 200),
    ("GET", "language", {}, 200, 200, 200, 200),
    ("GET", "vehicle live", {}, 200, 200, 200, 200),
    ("GET", "vehicle waiting", {}, 404, 404, 200, 200),
    ("GET", "category", {}, 200, 200, 200, 200),
    ("GET", "brand", {}, 404, 404, 404, 404),
    ("GET", "model", {}, 404, 404, 404, 404),
    ("GET", "city", {}, 404, 404, 404, 404),
    ("GET", "city_category", {}, 404, 404, 404, 404),
    ("GET", "feed", {}, 200, 200, 200, 200),
    ("GET", "vehicle_share_picture live", {}, 200, 200, 200, 200),
    ("GET", "vehicle_share_picture waiting", {}, 404, 404, 404, 404),
    ("GET", "login", {}, 200, 302, 302, 302),
    ("POST", "login", {}, 400, 400, 400, 400),
    ("GET", "register", {}, 200, 302, 302, 302),
    ("POST", "register", {}, 400, 400, 400, 400),
    ("POST", "check_phone", {"phone": "9876543210"}, 200, 200, 200, 200),
    ("POST", "api_otp", {"phone": "9876543210"}, 200, 200, 200, 200),
    ("POST", "api_otp", {"purpose": "delete_account"}, 401, 200, 200, 404),
    ("POST", "api_otp", {"phone": "9876543210", "purpose": "change_phone"}, 401, 200, 200, 404),
    ("POST", "api_logout", {}, 200, 200, 200, 200),
    ("GET", "api_session", {}, 200, 200, 200, 200),
    ("GET", "get_vehicles", {}, 200, 200, 200, 200),
    ("GET", "api_vehicles", {}, 200, 200, 200, 200),
    ("POST", "api_vehicles", {}, 401, 400, 400, 400),
    ("GET", "api_vehicle_facets", {}, 200, 200, 200, 200),
    ("GET", "api_vehicle_suggest", {"q": "swift"}, 200, 200, 200, 200),
    ("GET", "api_places", {"q": "pune"}, 200, 200, 200, 200),
    ("GET", "api_vehicle_quote live", trip_query(hours=5), 200, 200, 200, 200),
    ("GET", "api_vehicle_quote waiting", trip_query(hours=5), 404, 404, 404, 404),
    ("GET", "api_vehicle live", {}, 200, 200, 200, 200),
    ("GET", "api_vehicle waiting", {}, 404, 404, 200, 200),
    ("GET", "api_vehicle_similar live", {}, 200, 200, 200, 200),
    ("GET", "api_vehicle_similar waiting", {}, 404, 404, 200, 200),
    ("GET", "api_categories", {}, 200, 200, 200, 200),
    ("GET", "api_stats", {}, 200, 200, 200, 200),
    ("GET", "api_brands", {}, 200, 200, 200, 200),
    ("GET", "api_prices", {"category": "car", "state": "Goa"}, 200, 200, 200, 200),
    ("GET", "api_brand_models", {}, 404, 404, 404, 404),
    ("GET", "api_pincode", {}, 404, 404, 404, 404),
    ("POST", "api_vehicle_click live", {"kind": "view"}, 200, 200, 200, 200),
    ("POST", "api_vehicle_click waiting", {"kind": "view"}, 404, 404, 404, 404),
    ("POST", "api_vehicle_contact live", {}, 401, 200, 200, 200),
    ("POST", "api_vehicle_contact waiting", {}, 401, 404, 404, 404),
    ("POST", "api_vehicle_message live", {}, 401, 400, 400, 400),
    ("GET", "vehicle_message live", {}, 302, 302, 302, 302),
    ("GET", "vehicle_message waiting", {}, 302, 404, 404, 404),
    ("GET", "leads", {}, 302, 200, 200, 200),
    ("GET", "leads_csv", {}, 302, 200, 200, 200),
    ("GET", "vehicle_insights live", {}, 302, 404, 200, 404),
    ("GET", "api_my_leads", {}, 401, 200, 200, 200),
    ("POST", "api_my_lead", {"state": "hired"}, 401, 404, 404, 404),
    ("GET", "api_my_stats", {}, 401, 200, 200, 200),
    ("GET", "favourites", {}, 200, 200, 200, 200),
    ("GET", "api_favourites", {}, 401, 200, 200, 404),
    ("POST", "api_favourites", {"ids": "1"}, 401, 200, 200, 404),
    ("POST", "api_vehicle_favourite live", {"is_favourite": "true"}, 401, 200, 200, 404),
    ("POST", "api_vehicle_favourite waiting", {"is_favourite": "true"}, 401, 404, 404, 404),
    ("GET", "api_vehicles_picked_out", {"ids": "1"}, 200, 200, 200, 200),
    ("GET", "report live", {}, 302, 200, 403, 200),
    ("GET", "report waiting", {}, 302, 404, 404, 404),
    ("POST", "api_vehicle_report live", {"reason": "gone"}, 401, 200, 403, 200),
    ("POST", "api_vehicle_report waiting", {"reason": "gone"}, 401, 404, 404, 404),
    ("GET", "compare", {}, 200, 200, 200, 200),
    ("GET", "api_vehicle_compare", {}, 400, 400, 400, 400),
    ("GET", "dashboard", {}, 302, 200, 200, 200),
    ("GET", "add_vehicle", {}, 302, 200, 200, 200),
    ("POST", "add_vehicle", {}, 401, 400, 400, 400),
    ("GET", "api_vehicle_images live", {}, 401, 404, 200, 404),
    ("POST", "api_vehicle_images live", {}, 401, 404, 400, 404),
    ("POST", "api_vehicle_image_order live", {}, 401, 404, 400, 404),
    ("POST", "api_image_delete", {}, 401, 404, 404, 404),
    ("POST", "api_image_text", {}, 401, 404, 404, 404),
    ("GET", "api_uploads", {}, 401, 200, 200, 200),
    ("POST", "api_uploads", {}, 401, 400, 400, 400),
    ("POST", "api_upload_order", {}, 401, 400, 400, 400),
    ("POST", "api_upload_delete", {}, 401, 404, 404, 404),
    ("POST", "api_upload_text", {}, 401, 404, 404, 404),
    ("GET", "edit_vehicle live", {}, 302, 404, 200, 404),
    ("POST", "edit_vehicle live", {}, 302, 404, 400, 404),
    ("GET", "delete_vehicle live", {}, 302, 404, 200, 404),
    ("GET", "api_my_vehicles", {}, 401, 200, 200, 200),
    ("POST", "api_my_vehicles_confirm", {}, 401, 200, 200, 200),
    ("POST", "api_vehicle_edit live", {}, 401, 404, 400, 404),
    ("POST", "api_vehicle_delete live", {}, 401, 404, 200, 404),
    ("POST", "api_vehicle_restore live", {}, 401, 404, 200, 404),
    ("POST", "api_vehicle_availability live", {}, 401, 404, 400, 404),
    ("POST", "api_vehicle_confirm live", {}, 401, 404, 200, 404),
    ("GET", "profile", {}, 302, 200, 200, 404),
    ("POST", "profile", {"act": "save"}, 302, 400, 400, 404),
    ("GET", "api_profile", {}, 401, 200, 200, 404),
    ("POST", "api_profile", {}, 401, 400, 400, 400),
    ("POST", "api_profile_phone", {}, 401, 400, 400, 400),
    ("GET", "api_profile_export", {}, 401, 200, 200, 404),
    ("POST", "api_profile_delete", {}, 401, 400, 400, 400),
    ("GET", "healthz", {}, 200, 200, 200, 200),
    ("GET", "api", {}, 200, 200, 200, 200),
    ("GET", "openapi", {}, 200, 200, 200, 200),
    # By address, whoever is signed in: tests come from this machine.
    ("GET", "readyz", {}, 200, 200, 200, 200),
    ("GET", "metrics", {}, 200, 200, 200, 200),
    ("GET", "robots", {}, 200, 200, 200, 200),
    ("GET", "security_txt", {}, 404, 404, 404, 404),  # nobody is named in tests
    ("GET", "sitemap", {}, 200, 200, 200, 200),
    ("GET", "sitemap_section", {}, 200, 200, 200, 200),
    ("GET", "sitemap_vehicles", {}, 404, 404, 404, 404),
    ("GET", "admin:index", {}, 302, 302, 302, 200),
    ("GET", "admin:gowheels_vehicle_changelist", {}, 302, 302, 302, 200),
    ("GET", "admin:gowheels_vehicle_change waiting", {}, 302, 302, 302, 200),
    ("GET", "admin:vehicle_approve waiting", {}, 302, 302, 302, 302),
    ("GET", "admin:vehicle_reject waiting", {}, 302, 302, 302, 302),
    ("POST", "admin:vehicle_reject waiting", {}, 302, 302, 302, 400),
    ("GET", "admin:gowheels_userprofile_changelist", {}, 302, 302, 302, 200),
    ("GET", "admin:gowheels_vehiclereport_changelist", {}, 302, 302, 302, 200),
    ("GET", "admin:gowheels_brandimage_changelist", {}, 302, 302, 302, 200),
    ("GET", "admin:gowheels_modelimage_changelist", {}, 302, 302, 302, 200),
    ("GET", "admin:gowheels_pincode_changelist", {}, 302, 302, 302, 200),
]


def path_of(name: str, owner) -> str:
    name, _, which = name.partition(" ")
    if which:
        status = {"live": "approved", "waiting": "pending"}[which]
        listed = vehicle(owner.user, approval_status=status)
        return listed.get_absolute_url() if name == "vehicle" else reverse(name, args=[listed.pk])
    pattern = next((pattern for pattern in urlpatterns if pattern.name == name), None)
    return address_of(pattern) if pattern else reverse(name)


@pytest.mark.django_db
@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row[0]} {row[1]}")
def test_each_audience_gets_what_the_table_says(row, anonymous, outsider, owner, staff):
    method, name, sent, *expected = row
    path = path_of(name, owner)
    answers = []
    for browser in (anonymous, outsider, owner, staff):
        RateCount.objects.all().delete()  # another is refused for some seconds
        ask = browser.get if method == "GET" else browser.post
        answers.append(ask(path, sent).status_code)
    assert answers == expected


def test_the_table_leaves_no_address_out():
    known = {name.partition(" ")[0] for _, name, *_ in (*TABLE, *STAFF_TABLE)}
    assert {pattern.name for pattern in urlpatterns} <= known
