"""Static files as production serves them: named by what is in them, so kept for good."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import Client

from gowheels.storage import IMPORT

# A file that is sent is closed with the request, and with that the connection is looked at.
pytestmark = pytest.mark.django_db

YEAR = 365 * 24 * 60 * 60


@pytest.fixture
def collected(settings, tmp_path) -> Path:
    """The folder of a site's collected files, with the storage of production."""
    settings.STATIC_ROOT = tmp_path
    settings.WHITENOISE_AUTOREFRESH = False
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "gowheels.storage.StaticFiles"}
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


def test_every_file_is_kept_for_a_year_and_comes_compressed(collected):
    client = Client(headers={"Accept-Encoding": "br"})
    for name in ("css/style.css", "js/pages/browse.js", "img/categories.svg"):
        response = client.get(staticfiles_storage.url(name))
        response.close()
        kept = response["Cache-Control"]
        assert response.status_code == 200, name
        assert "immutable" in kept, name
        assert int(re.search(r"max-age=(\d+)", kept)[1]) >= YEAR, name
        assert response["Content-Encoding"] == "br", name
    address = staticfiles_storage.url("js/pages/browse.js").removeprefix("/static/")
    assert '"../lib/request.js"' not in (collected / address).read_text()


def test_a_style_sheet_comes_with_all_that_it_imports(collected):
    for name in ("css/base.css", "css/pages/home.css", "css/pages/edit_vehicle.css"):
        address = staticfiles_storage.url(name).removeprefix("/static/")
        text = (collected / address).read_text()
        assert "@import" not in text, name
        for path in re.findall(r'url\("([^"]+)"\)', text):
            assert (collected / address).parent.joinpath(path).is_file(), name
    assert "--marigold" in (collected / staticfiles_storage.stored_name("css/base.css")).read_text()


def test_every_import_of_a_style_sheet_is_of_the_kind_that_is_joined():
    for file in Path("static/css").rglob("*.css"):
        text = file.read_text()
        assert text.count("@import") == len(IMPORT.findall(text)), file
