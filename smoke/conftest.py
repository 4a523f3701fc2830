"""One site for all of the rehearsal, the people who come to it, and a vehicle."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from smoke.browser import Browser
from smoke.servers import Site
from tests.factories import listing, photograph

OWNER_PHONE = "9876501234"
PASSWORD = "a-password-of-the-rehearsal"
CODE = re.compile(r"SMS to (\+91\d{10}): (\d{6}) is your GoWheels code")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site, running; all of it is gone afterwards."""
    made = Site(tmp_path_factory.mktemp("site"))
    try:
        made.prepare()
        made.start()
        yield made
    finally:
        made.stop()


@pytest.fixture(scope="session")
def folder(site: Site) -> Path:
    """Where the site keeps everything."""
    return site.folder


@pytest.fixture
def visitor(site: Site) -> Browser:
    """Somebody whom nobody knows."""
    return Browser(site)


@dataclass(frozen=True)
class Listed:
    """A vehicle that was listed through the front door, and approved."""

    id: int
    page: str
    photograph: str


@pytest.fixture(scope="session")
def owner(site: Site) -> Browser:
    """Ravi, who has registered."""
    return registered(Browser(site, "127.0.0.3"), OWNER_PHONE, "Ravi")


@pytest.fixture(scope="session")
def customer(site: Site) -> Browser:
    """Meera, who has registered, too."""
    return registered(Browser(site, "127.0.0.4"), "9123456780", "Meera")


@pytest.fixture(scope="session")
def staff(site: Site) -> Browser:
    """Asha, who has signed in at the desk."""
    role = ("--superuser", "--name", "Asha", "--username", "asha", "--password-stdin")
    site.manage("make_staff", "9000000001", *role, typed=f"{PASSWORD}\n")
    browser = Browser(site, "127.0.0.5")
    assert browser.get("/admin/login/").status == 200
    answer = browser.post("/admin/login/", {"username": "asha", "password": PASSWORD})
    assert answer.status == 302, answer.text
    return browser


@pytest.fixture(scope="session")
def listed(owner: Browser, staff: Browser) -> Listed:
    """Ravi's Swift: listed with two photographs, and approved by Asha."""
    photographs = [photograph(width=1800, height=1200, gps=True), photograph(name="side.jpg")]
    sent = owner.post("/add-vehicle/", listing(vehicle_images=photographs))
    assert sent.status == 200, sent.text
    (waiting,) = staff.get("/api/staff/pending/").json()["vehicles"]
    approved = staff.post(f"/api/staff/vehicles/{waiting['id']}/approve/", {})
    assert approved.status == 200, approved.text
    vehicle = staff.get(f"/api/vehicles/{waiting['id']}/").json()["vehicle"]
    return Listed(waiting["id"], vehicle["url"], vehicle["images"][0]["src"])


def registered(browser: Browser, phone: str, name: str) -> Browser:
    """The way of every newcomer: phone, code from the text, name."""
    assert browser.get("/login/").status == 200
    assert browser.post("/check-phone/", {"phone": phone}).json()["exists"] is False
    assert browser.post("/api/otp/", {"phone": phone}).status == 200
    sent = dict(CODE.findall(browser.site.log.read_text()))
    form = {"phone": phone, "otp": sent[f"+91{phone}"], "name": name, "pincode": "560038"}
    answer = browser.post("/register/", form)
    assert answer.status == 200, answer.text
    return browser
