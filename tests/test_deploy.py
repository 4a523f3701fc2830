"""The files of deploy/ agree with the site and with each other; bin/smoke-deploy runs them."""

import json
import re
from base64 import b64encode
from configparser import ConfigParser
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.management import get_commands

from gowheels.middleware import MAX_UPLOAD_BYTES
from gowheels.urls import urlpatterns
from tests.test_access import address_of

DEPLOY = Path(__file__).resolve().parent.parent / "deploy"
LOCATIONS = (DEPLOY / "nginx" / "locations.conf").read_text()
PAGES = sorted((DEPLOY / "pages").glob("*.html"))
UNITS = sorted((DEPLOY / "systemd").iterdir())
MEGABYTE = 1024 * 1024


def takes_large_bodies(path: str) -> bool:
    block = re.search(r"location ~ (\S+) \{\s+client_max_body_size (\d+)m;", LOCATIONS)
    assert int(block[2]) * MEGABYTE == MAX_UPLOAD_BYTES
    return re.match(block[1], path) is not None


@pytest.mark.parametrize("pattern", urlpatterns, ids=lambda pattern: pattern.name)
def test_nginx_lets_large_bodies_in_where_the_site_does(pattern):
    takes_files = getattr(pattern.callback, "takes_files", False)
    assert takes_large_bodies(address_of(pattern)) == takes_files


def test_nginx_lets_pictures_in_at_the_desk():
    assert takes_large_bodies("/admin/gowheels/brandimage/add/")


@pytest.mark.parametrize("name", ["metrics", "readyz"])
def test_nginx_hides_what_is_internal(name):
    internal = re.search(r"location ~ (\S+) \{\s+if \(\$internal = 0\)", LOCATIONS)[1]
    pattern = next(pattern for pattern in urlpatterns if pattern.name == name)
    assert re.match(internal, address_of(pattern))
    assert not re.match(internal, "/healthz/")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_of_nginx_needs_no_other_file_and_its_style_is_the_one_allowed(page):
    text = page.read_text()
    (style,) = re.findall(r"<style>(.*?)</style>", text, flags=re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in LOCATIONS
    assert "<script" not in text
    assert "<link" not in text
    assert "src=" not in text
    assert 'lang="en-IN"' in text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_script_is_told_has_the_one_shape_of_a_failure(page):
    said = json.loads(page.with_suffix(".json").read_text())
    assert set(said) == {"success", "error", "code"}
    assert said["success"] is False
    assert said["code"] == page.stem


def unit(path: Path) -> dict[str, dict[str, str]]:
    parser = ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str
    parser.read(path)
    return {name: dict(parser[name]) for name in parser.sections()}


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_says_what_it_is_for(path):
    assert unit(path)["Unit"]["Description"].startswith("GoWheels")


@pytest.mark.parametrize(
    "path", [path for path in UNITS if path.suffix == ".timer"], ids=lambda path: path.stem
)
def test_a_timer_starts_a_command_that_there_is_in_indian_time(path):
    timer = unit(path)["Timer"]
    assert timer["OnCalendar"].endswith("Asia/Kolkata")
    started = timer["Unit"]
    if match := re.fullmatch(r"gowheels-command@(\w+)\.service", started):
        assert get_commands()[match[1]] == "gowheels"
    else:
        assert (DEPLOY / "systemd" / started).is_file()


@pytest.mark.parametrize(
    "path", [path for path in UNITS if path.suffix == ".service"], ids=lambda path: path.stem
)
def test_a_service_may_write_where_it_must_and_nowhere_else(path):
    service = unit(path)["Service"]
    assert service["User"] == "gowheels"
    assert service["ProtectSystem"] == "strict"
    assert service["NoNewPrivileges"] == "yes"
    assert service["ReadWritePaths"].startswith("/var/lib/gowheels")


def test_the_commands_of_every_day_have_a_timer():
    timed = {path.stem.removeprefix("gowheels-") for path in UNITS if path.suffix == ".timer"}
    assert timed == {
        "backup", "doctor", "forget_expired", "prune_clicks", "refresh_prices", "remind_owners",
    }  # fmt: skip
