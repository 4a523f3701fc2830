"""Pages are light: what a browser must load before it can show one, compressed as it is served.

The limits are Lighthouse's own curves turned round: a page of so many bytes shows itself within its
best second on a slow phone.
"""

import gzip
import re
from functools import cache
from pathlib import Path
from posixpath import join, normpath

import pytest
from django.contrib.staticfiles import finders

from gowheels.models import BrandImage, ModelImage
from gowheels.storage import joined
from tests.factories import person, signed_in, vehicle, with_photographs

pytestmark = pytest.mark.django_db

KB = 1024
# Of a list, whose cards are what people look at most.
LIST_LIMITS = {"html": 14 * KB, "css": 10 * KB, "js": 20 * KB}
PAGE_LIMIT = 60 * KB
MOST_STYLES = 2
STATIC = "/static/"
HTML_LEVEL = 4  # gzip_comp_level in deploy/nginx/locations.conf
# Not what a page imports later, by import(), once it is needed.
IMPORT = re.compile(r"""(?:from|import)\s*["'](\.[^"']+)["']""")
PAGES = [
    "/",
    "/vehicles/",
    "/cars/",
    "/brands/tata/",
    "/brands/tata/nexon/",
    "/in/bengaluru/",
    "vehicle",
    "/login/",
    "/register/",
    "/about/",
    "/safety/",
    "/privacy/",
    "/terms/",
    "/compare/",
    "/favourites/",
    "/api/",
    "/nowhere/",
]
OWN_PAGES = ["/", "/vehicles/", "vehicle", "/dashboard/", "/add-vehicle/", "/profile/", "edit"]


def text_of(name: str) -> str:
    """A static file as it is written."""
    return Path(finders.find(name)).read_text()


@cache
def compressed(name: str) -> int:
    """The bytes of a static file as nginx sends it, a style sheet with all that it imports."""
    text = joined(name, text_of) if name.endswith(".css") else text_of(name)
    return len(gzip.compress(text.encode()))


def linked(html: str, pattern: str) -> set[str]:
    """The names of the static files that `pattern` finds in a page."""
    return {address.removeprefix(STATIC) for address in re.findall(pattern, html)}


def with_imports(modules: set[str]) -> set[str]:
    """Those modules and all that they import at once, and so on."""
    known: set[str] = set()
    waiting = set(modules)
    while waiting:
        module = waiting.pop()
        known.add(module)
        found = {normpath(join(module, "..", path)) for path in IMPORT.findall(text_of(module))}
        waiting |= found - known
    return known


def weight(html: str) -> dict[str, int]:
    """How many compressed bytes a page's HTML, style sheets and modules have."""
    styles = linked(html, r'<link rel="stylesheet" href="([^"]+)"')
    modules = linked(html, r'<script type="module" src="([^"]+)"')
    return {
        "html": len(gzip.compress(html.encode(), HTML_LEVEL)),
        "css": sum(map(compressed, styles)),
        "js": sum(map(compressed, with_imports(modules))),
    }


@pytest.fixture
def open_page(indiranagar):
    """Open a page of a site with a full list on it."""
    brand = BrandImage.objects.create(category="car", name="Tata")
    ModelImage.objects.create(brand=brand, name="Nexon")
    owner = person("Ravi")
    for number in range(30):
        shown = with_photographs(vehicle(owner, locality=f"Street {number}"), many=5)
    own = signed_in(owner)
    named = {"vehicle": shown.get_absolute_url(), "edit": f"/vehicles/{shown.pk}/edit/"}

    def read(browser, path):
        browser = browser or own
        return browser.get(named.get(path, path), headers={"Accept": "text/html"}).content.decode()

    return read


@pytest.mark.parametrize("path", ["/vehicles/", "/vehicles/?category=car"])
def test_a_list_keeps_to_its_budget(anonymous, open_page, path):
    found = weight(open_page(anonymous, path))
    over = {kind: size for kind, size in found.items() if size > LIST_LIMITS[kind]}
    assert over == {}, found


def test_no_page_weighs_more_than_a_slow_phone_can_carry(anonymous, open_page):
    visits = [(anonymous, path) for path in PAGES] + [(None, path) for path in OWN_PAGES]
    found = {}
    for browser, path in visits:
        found["own " * (browser is None) + path] = weight(open_page(browser, path))
    over = {path: sizes for path, sizes in found.items() if sum(sizes.values()) > PAGE_LIMIT}
    assert over == {}, found


def test_a_page_asks_for_two_style_sheets(anonymous, open_page):
    for path in PAGES:
        styles = linked(open_page(anonymous, path), r'<link rel="stylesheet" href="([^"]+)"')
        assert len(styles) <= MOST_STYLES, path


def test_a_page_preloads_only_what_it_runs(anonymous, open_page):
    for path in PAGES:
        html = open_page(anonymous, path)
        modules = with_imports(linked(html, r'<script type="module" src="([^"]+)"'))
        assert linked(html, r'<link rel="modulepreload" href="([^"]+)"') <= modules, path


LOADED = r'<(?:script|img|source|iframe|video)\b[^>]*?\bsrc(?:set)?="([^"]+)"'
LINKED = (
    r'<link rel="(?:stylesheet|icon|apple-touch-icon|modulepreload|preload)"[^>]* href="([^"]+)"'
)


def test_no_page_asks_another_host(anonymous, open_page):
    for browser, path in [(anonymous, path) for path in PAGES] + [(None, "/dashboard/")]:
        html = open_page(browser, path)
        asked = re.findall(LOADED, html) + re.findall(LINKED, html)
        assert asked, path
        assert [address for address in asked if not re.match(r"/(?!/)", address)] == [], path
