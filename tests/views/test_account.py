"""The sign-in page, with a script and without."""

from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from gowheels.models import UserProfile
from gowheels.sms import locmem
from tests.factories import person

pytestmark = pytest.mark.django_db

PHONE = "+919876543210"
PLAIN = {"headers": {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}}
PATHS = ["/login/", "/register/"]


def sent_code() -> str:
    return locmem.outbox[-1].variables["code"]


def wrong_code() -> str:
    return f"{(int(sent_code()) + 1) % 10**6:06}"


@pytest.mark.parametrize("name", ["login", "register"])
def test_the_page_has_the_name_and_template_the_project_was_given(anonymous, name):
    response = anonymous.get(reverse(name))
    assert reverse(name) == f"/{name}/"
    assert f"{name}.html" in [template.name for template in response.templates]
    assert response.context["step"] == "phone"
    assert response.context["demo_code"] == ""


@pytest.mark.parametrize("path", PATHS)
def test_the_page_tells_the_demo_code_only_where_there_is_one(anonymous, settings, path):
    assert "Demo site" not in anonymous.get(path).content.decode()
    settings.OTP_DEMO_CODE = "123456"
    assert "Demo site" not in anonymous.get(path).content.decode()
    settings.DEBUG = True
    assert "123456" in anonymous.get(path).content.decode()


@pytest.mark.parametrize("path", PATHS)
def test_who_is_signed_in_goes_on(outsider, path):
    assert outsider.get(path)["Location"] == "/dashboard/"
    assert outsider.get(path, {"next": "/add-vehicle/"})["Location"] == "/add-vehicle/"
    assert outsider.get(path, {"next": "//evil.example/"})["Location"] == "/dashboard/"


@pytest.mark.parametrize("path", PATHS)
def test_a_post_answers_json(anonymous, path):
    response = anonymous.post(path, {})
    assert response.status_code == 400
    assert response.json()["success"] is False


def test_a_newcomer_signs_in_by_plain_forms_alone():
    browser = Client(enforce_csrf_checks=True)
    token = {
        "csrfmiddlewaretoken": browser.get("/login/?next=/add-vehicle/").cookies["csrftoken"].value
    }
    code = browser.post(
        "/login/",
        {"step": "phone", "phone": "98765 43210", "next": "/add-vehicle/", **token},
        **PLAIN,
    )
    assert (code.status_code, code.context["step"]) == (200, "code")
    assert code.context["next"] == "/add-vehicle/"
    sent = {
        "step": "code",
        "phone": code.context["phone"],
        "next": code.context["next"],
        "otp": sent_code(),
        **token,
    }
    details = browser.post("/login/", sent, **PLAIN)
    assert (details.status_code, details.context["step"]) == (200, "details")
    typed = {name: details.context["form"][name].value() for name in ("phone", "next", "otp")}
    assert typed == {"phone": PHONE, "next": "/add-vehicle/", "otp": sent_code()}
    assert f'value="{sent_code()}"' in details.content.decode()
    sent = {"step": "details", "name": "Meera", "pincode": "", **typed, **token}
    done = browser.post("/login/", sent, **PLAIN)
    assert done.status_code == 302
    assert done["Location"] == "/add-vehicle/"
    assert browser.session["phone"] == PHONE
    assert UserProfile.objects.get().user.first_name == "Meera"


def test_a_known_person_signs_in_by_plain_forms_alone(anonymous):
    known = person(phone=PHONE)
    code = anonymous.post("/login/", {"step": "phone", "phone": "9876543210"}, **PLAIN)
    assert (code.status_code, code.context["step"]) == (200, "code")
    assert sent_code() not in code.content.decode()
    sent = {"step": "code", "phone": code.context["phone"], "otp": sent_code()}
    done = anonymous.post("/login/", sent, **PLAIN)
    assert (done.status_code, done["Location"]) == (302, "/dashboard/")
    assert anonymous.session["user_id"] == known.pk


def test_a_wrong_phone_comes_back_with_its_error_and_what_was_typed(anonymous):
    response = anonymous.post("/login/", {"step": "phone", "phone": "12345"}, **PLAIN)
    text = response.content.decode()
    assert response.status_code == 400
    assert response.context["step"] == "phone"
    assert "Enter an Indian mobile number" in text
    assert 'value="12345"' in text


def test_a_wrong_code_comes_back_with_its_error(anonymous):
    person(phone=PHONE)
    anonymous.post("/login/", {"step": "phone", "phone": PHONE}, **PLAIN)
    sent = {"step": "code", "phone": PHONE, "otp": wrong_code(), "next": "/add-vehicle/"}
    response = anonymous.post("/login/", sent, **PLAIN)
    assert (response.status_code, response.context["step"]) == (400, "code")
    assert response.context["next"] == "/add-vehicle/"
    assert "That is not the code we sent." in response.content.decode()
    sent["otp"] = sent_code()
    assert anonymous.post("/login/", sent, **PLAIN).status_code == 302


def test_missing_details_come_back_with_their_errors_and_what_was_typed(anonymous):
    anonymous.post("/login/", {"step": "phone", "phone": PHONE}, **PLAIN)
    sent = {"step": "details", "phone": PHONE, "otp": sent_code(), "name": "", "pincode": "12"}
    response = anonymous.post("/login/", sent, **PLAIN)
    text = response.content.decode()
    assert (response.status_code, response.context["step"]) == (400, "details")
    assert "Tell us your name" in text
    assert "Enter a pincode of six digits" in text
    assert 'value="12"' in text
    sent |= {"name": "Meera", "pincode": "560038"}
    assert anonymous.post("/login/", sent, **PLAIN).status_code == 302


def test_asking_again_too_soon_says_so_on_the_page(anonymous):
    anonymous.post("/login/", {"step": "phone", "phone": PHONE}, **PLAIN)
    response = anonymous.post("/login/", {"step": "phone", "phone": PHONE}, **PLAIN)
    assert response.status_code == 429
    assert 20 <= int(response["Retry-After"]) <= 30
    text = response.content.decode()
    assert f"Too often. Try again in {response['Retry-After']} seconds." in text
    assert response.context["step"] == "phone"
    assert f'value="{PHONE}"' in text


def test_a_phone_tried_too_often_is_told_so_on_the_page(anonymous, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "try_phone": "1/1h"}
    person(phone=PHONE)
    anonymous.post("/login/", {"step": "phone", "phone": PHONE}, **PLAIN)
    sent = {"step": "code", "phone": PHONE, "otp": wrong_code()}
    assert anonymous.post("/login/", sent, **PLAIN).status_code == 400
    refused = anonymous.post("/login/", {**sent, "otp": sent_code()}, **PLAIN)
    assert (refused.status_code, refused.context["step"]) == (429, "code")
    assert 3570 <= int(refused["Retry-After"]) <= 3600
    assert "Try again in 60 minutes." in refused.content.decode()


def test_staff_are_told_on_the_page_how_they_sign_in(anonymous):
    user = person(phone=PHONE)
    user.is_staff = True
    user.save()
    anonymous.post("/login/", {"step": "phone", "phone": PHONE}, **PLAIN)
    sent = {"step": "code", "phone": PHONE, "otp": sent_code()}
    response = anonymous.post("/login/", sent, **PLAIN)
    assert response.status_code == 403
    assert "Staff sign in with their password" in response.content.decode()
    assert "user_id" not in anonymous.session


@pytest.mark.parametrize("path", PATHS)
def test_the_page_works_for_a_phone_that_suggests_the_code(anonymous, path):
    text = anonymous.get(path).content.decode()
    assert 'autocomplete="one-time-code"' in text
    assert 'inputmode="numeric"' in text
    assert 'autocomplete="tel-national"' in text


def test_a_text_that_cannot_be_sent_says_so_on_the_page(anonymous, settings):
    settings.SMS_BACKEND = "tests.test_otp.BrokenBackend"
    response = anonymous.post("/login/", {"step": "phone", "phone": PHONE}, **PLAIN)
    assert response.status_code == 503
    assert "We could not send the code just now." in response.content.decode()


def test_a_blocked_person_is_told_so_on_the_page(anonymous):
    person(phone=PHONE).profile.block(None, "Spam.")
    anonymous.post("/login/", {"step": "phone", "phone": PHONE}, **PLAIN)
    sent = {"step": "code", "phone": PHONE, "otp": sent_code()}
    response = anonymous.post("/login/", sent, **PLAIN)
    assert response.status_code == 403
    assert "Your account is blocked." in response.content.decode()
    assert "user_id" not in anonymous.session


@pytest.mark.parametrize("step", ["", "done", "<script>"])
def test_a_step_that_is_none_is_refused(anonymous, step):
    response = anonymous.post("/login/", {"phone": "12345", "step": step}, **PLAIN)
    assert response.status_code == 400
    assert "We could not read that request." in response.content.decode()


@pytest.mark.parametrize("path", PATHS)
def test_a_post_without_a_step_answers_json_to_browsers_too(anonymous, path):
    response = anonymous.post(path, {"phone": PHONE, "otp": "123456", "name": "Meera"}, **PLAIN)
    assert response.json()["code"] == "otp_missing"
    assert locmem.outbox == []


HOSTILE = [
    "//evil.example/",
    "///evil.example/",
    "https://evil.example/",
    "/\\evil.example",
    "/\t/evil.example/",
    "/\n/evil.example/",
    "\r\n//evil.example/",
    "javascript:alert(1)//evil",
    "data:text/html,evil",
    "https:evil.example",
    "evil.example",
    "https://testserver@evil.example/",
    "/\r\nLocation: https://evil.example/",
]


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("path", PATHS)
def test_next_in_the_address_leads_only_inside(anonymous, outsider, path, hostile):
    page = anonymous.get(path, {"next": hostile})
    assert leads_inside(page.context["next"] or "/")
    assert leads_inside(outsider.get(path, {"next": hostile})["Location"])


@pytest.mark.parametrize("hostile", HOSTILE)
def test_next_in_each_step_leads_only_inside(anonymous, hostile):
    steps = [{"step": "phone", "phone": PHONE}, {"step": "code"}, {"step": "details"}]
    for sent in steps:
        known = {"phone": PHONE, "otp": sent_code() if locmem.outbox else "", "name": "Meera"}
        response = anonymous.post("/login/", {**known, **sent, "next": hostile}, **PLAIN)
        if response.status_code == 200:
            assert leads_inside(response.context["next"] or "/")
    assert response.status_code == 302
    assert leads_inside(response["Location"])
    anonymous.post("/api/logout/")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_next_of_a_person_who_signs_in_leads_only_inside(anonymous, hostile):
    person(phone=PHONE)
    anonymous.post("/login/", {"step": "phone", "phone": PHONE, "next": hostile}, **PLAIN)
    sent = {"step": "code", "phone": PHONE, "otp": sent_code(), "next": hostile}
    response = anonymous.post("/login/", sent, **PLAIN)
    assert response.status_code == 302
    assert leads_inside(response["Location"])


@pytest.mark.parametrize("page", ["/dashboard/", "/profile/", "/add-vehicle/"])
def test_the_way_to_the_sign_in_page_carries_no_other_host(anonymous, page):
    for hostile in ("//evil.example", "\\evil.example"):
        location = anonymous.get(f"{page}?next={hostile}")["Location"]
        assert location.startswith("/login/?next=/")
        assert leads_inside(anonymous.get(location).context["next"])


def leads_inside(location: str) -> bool:
    """Whether a browser at our site that follows this stays there, as browsers read addresses."""
    read = location.strip().replace("\t", "").replace("\n", "").replace("\r", "")
    read = read.replace("\\", "/")
    return urlsplit(urljoin("https://testserver/login/", read))[:2] == ("https", "testserver")


def test_a_person_is_brought_back_to_the_page_that_asked_who_they_are(anonymous):
    response = anonymous.get("/dashboard/?tab=leads")
    assert response["Location"] == "/login/?next=/dashboard/%3Ftab%3Dleads"
    assert anonymous.get(response["Location"]).context["next"] == "/dashboard/?tab=leads"
