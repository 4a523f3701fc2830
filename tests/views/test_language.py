"""The language is the browser's or the one that was chosen, and stays it."""

import pytest
from django.test import Client
from django.utils.translation import get_language

from gowheels.models import UserProfile
from gowheels.sms import locmem
from tests.factories import person, signed_in, vehicle

pytestmark = pytest.mark.django_db
HINDI, ENGLISH = "गाड़ियाँ देखें", "Browse vehicles"
IN_HINDI = {"Accept-Language": "hi-IN,hi;q=0.9,en;q=0.8"}


def chosen(browser, language, **more):
    return browser.post(
        "/language/", {"language": language, **more}, headers={"Accept": "text/html"}
    )


@pytest.mark.parametrize(
    ("wanted", "lang"),
    [
        ("hi-IN,hi;q=0.9,en;q=0.8", "hi"),
        ("hi", "hi"),
        ("en-IN,hi;q=0.5", "en"),
        ("ta,mr;q=0.9", "en"),
        ("", "en"),
    ],
)
def test_the_browsers_first_language_that_we_have(anonymous, wanted, lang):
    page = anonymous.get("/about/", headers={"Accept-Language": wanted})
    assert f'<html lang="{lang}-IN">' in page.content.decode()
    assert page["Content-Language"] == lang
    assert {"Cookie", "Accept-Language"} <= set(page["Vary"].split(", "))
    assert (HINDI in page.content.decode()) == (lang == "hi")


def test_a_choice_goes_over_the_browsers_language_for_a_year(anonymous):
    answer = chosen(anonymous, "hi", next="/about/?x=1")
    assert (answer.status_code, answer["Location"]) == (302, "/about/?x=1")
    cookie = answer.cookies["language"]
    assert (cookie["max-age"], cookie["httponly"], cookie["samesite"]) == (31_536_000, True, "Lax")
    page = anonymous.get("/about/", headers={"Accept-Language": "en"})
    assert HINDI in page.content.decode()
    chosen(anonymous, "en")
    assert ENGLISH in anonymous.get("/about/", headers=IN_HINDI).content.decode()


def test_the_way_back_stays_on_this_site(anonymous):
    for away in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        assert chosen(anonymous, "hi", next=away)["Location"] == "/"


@pytest.mark.parametrize("language", ["", "ta", "en'; --"])
def test_a_language_that_we_do_not_speak_is_refused(anonymous, language):
    answer = chosen(anonymous, language)
    assert answer.status_code == 400
    assert "language" not in answer.cookies


def test_a_choice_needs_the_token():
    assert chosen(Client(enforce_csrf_checks=True), "hi").status_code == 403


def test_without_scripts_the_switch_is_a_page_with_the_languages_by_their_own_names(anonymous):
    page = anonymous.get("/about/").content.decode()
    assert 'href="/language/?next=/about/" lang="hi-IN"' in page
    page = anonymous.get("/language/?next=/about/").content.decode()
    assert 'lang="hi-IN" aria-pressed="false">हिन्दी</button>' in page
    assert 'lang="en-IN" aria-pressed="true">English</button>' in page
    assert '<input type="hidden" name="next" value="/about/">' in page


def test_what_is_kept_for_visitors_is_kept_for_each_language(anonymous):
    vehicle()
    for address in ("/", "/vehicles/", "/get-vehicles/", "/api/vehicles/facets/", "/cars/"):
        english, hindi = anonymous.get(address), anonymous.get(address, headers=IN_HINDI)
        assert english.content != hindi.content, address
        for first, headers in ((english, {}), (hindi, IN_HINDI)):
            again = Client().get(address, headers=headers)
            assert again.content == first.content
            assert again["Content-Language"] == first["Content-Language"]
            assert again["ETag"] == first["ETag"]


def test_a_browser_that_changes_its_language_is_not_told_that_nothing_changed(anonymous):
    vehicle()
    etag = anonymous.get("/vehicles/")["ETag"]
    chosen(anonymous, "hi")
    page = anonymous.get("/vehicles/", headers={"If-None-Match": etag})
    assert page.status_code == 200


def test_no_request_leaves_its_language_to_the_next(anonymous):
    anonymous.get("/about/", headers=IN_HINDI)
    assert get_language() == "en"


def test_errors_speak_the_language_in_every_form(anonymous):
    page = anonymous.get("/nowhere/", headers={**IN_HINDI, "Accept": "text/html"})
    assert "यह रास्ता यहीं ख़त्म होता है" in page.content.decode()
    told = anonymous.get("/api/pincodes/000000/", headers=IN_HINDI)
    assert told.json()["error"] == "यह पिनकोड हमें नहीं मिला।"
    wrong = anonymous.get("/get-vehicles/?sort=magic&min_price=x", headers=IN_HINDI).json()
    assert wrong["fields"]["min_price"] == ["पूरी संख्या लिखें।"]


def test_plurals_dates_and_lakhs(owner):
    it = vehicle(owner.user, price="150000", seats=1)
    page = owner.get(it.get_absolute_url(), headers=IN_HINDI).content.decode()
    assert "₹1,50,000" in page
    assert "1 सीट</p>" in page or "· 1 सीट" in page
    months = "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर"
    month = months.split()[it.created_at.month - 1]
    assert f" {month} {it.created_at.year}" in page


def test_names_stay_as_they_are(anonymous):
    it = vehicle()
    page = anonymous.get(it.get_absolute_url(), headers=IN_HINDI).content.decode()
    for name in ("Tata Nexon 2022", "Indiranagar, Bengaluru", "Karnataka", "Ravi"):
        assert name in page


def test_a_choice_is_known_for_texts_that_are_sent_later(owner):
    chosen(owner, "hi")
    assert UserProfile.objects.get(user=owner.user).language == "hi"


def test_a_code_goes_out_in_the_language_of_who_asks(anonymous):
    anonymous.post("/api/otp/", {"phone": "98765 43210"}, headers=IN_HINDI)
    assert locmem.outbox[-1].template == "sign_in_code_hi"


def test_whoever_joins_is_met_in_the_language_of_the_day(anonymous):
    phone = "9876543210"
    anonymous.post("/api/otp/", {"phone": phone}, headers=IN_HINDI)
    code = locmem.outbox[-1].variables["code"]
    said = {"phone": phone, "otp": code, "name": "Asha"}
    assert anonymous.post("/register/", said, headers=IN_HINDI).status_code == 200
    assert UserProfile.objects.get(phone=f"+91{phone}").language == "hi"


def test_english_labels_are_understood_whoever_asks_first(anonymous):
    vehicle(fuel="diesel")
    for headers in (IN_HINDI, {}):
        found = anonymous.get("/get-vehicles/?fuel=Diesel&q=diesel+cars", headers=headers).json()
        assert found["count"] == 1
        suggested = anonymous.get("/api/vehicles/suggest/?q=car", headers=headers).json()
        assert suggested["suggestions"][0]["kind"] == "category"


def test_a_rejection_from_the_list_is_read_in_ones_language(staff):
    owner = signed_in(person("Ravi"))
    it = vehicle(owner.user, approval_status="pending")
    it.reject(staff.user, "This vehicle is listed already.")
    assert "यह गाड़ी पहले से लिस्ट है।" in owner.get("/dashboard/", headers=IN_HINDI).content.decode()
    assert "This vehicle is listed already." in owner.get("/dashboard/").content.decode()
