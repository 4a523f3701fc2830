"""Static files and photographs come from nginx: right type, kept long, and nothing that runs."""

import re
from io import BytesIO

import pytest
from PIL import Image

from smoke.browser import Browser


@pytest.fixture(scope="session")
def style(site):
    """The address of the style sheet, as a page links it."""
    return re.search(r'href="(/static/css/base\.[0-9a-f]+\.css)"', Browser(site).get("/").text)[1]


def test_a_style_is_sent_compressed_and_kept_for_good(visitor, style):
    answer = visitor.get(style, Accept_Encoding="gzip, br")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/css"
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "--marigold" in answer.text


def test_a_script_has_the_type_that_browsers_want_of_a_module(visitor):
    path = re.search(r'src="(/static/js/[^"]+\.js)"', visitor.get("/").text)[1]
    kind = visitor.get(path).headers["Content-Type"]
    assert kind in ("text/javascript", "application/javascript")


def test_a_page_is_sent_compressed(visitor):
    answer = visitor.get("/about/", Accept_Encoding="gzip")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "GoWheels" in answer.text


def test_a_photograph_is_a_picture_and_can_be_nothing_else(visitor, listed):
    answer = visitor.get(listed.photograph)
    assert answer.status == 200
    headers = answer.headers
    assert headers["Content-Type"] == "image/webp"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert headers["Cache-Control"] == "max-age=31536000, public, immutable"
    assert "max-age=31536000" in headers["Strict-Transport-Security"]
    picture = Image.open(BytesIO(answer.body))
    assert picture.format == "WEBP"
    assert not picture.getexif()


@pytest.mark.parametrize(
    "name",
    ["page.html", "script.js", "drawing.svg", "program.php", "picture.webp.html", ".hidden.webp",
     "picture.jpg", "without-an-end", "picture.webp "],
)  # fmt: skip
def test_whatever_else_lies_among_the_photographs_is_not_served(visitor, folder, listed, name):
    there = folder / "media" / "vehicles" / "seller"
    (there / name).write_text("<script>alert(document.domain)</script>")
    path = f"/media/vehicles/seller/{name}".replace(" ", "%20")
    assert visitor.get(path).status == 404


def test_a_page_that_is_called_a_picture_is_shown_as_a_broken_picture(visitor, folder, listed):
    there = folder / "media" / "vehicles" / "seller"
    (there / "liar.webp").write_text("<script>alert(document.domain)</script>")
    headers = visitor.get("/media/vehicles/seller/liar.webp").headers
    assert headers["Content-Type"] == "image/webp"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    ["/media/../nginx.conf", "/media/vehicles/seller/..%2f..%2f..%2fnginx.conf", "/media/",
     "/media/vehicles/", "/media/vehicles/seller/linked.webp", "/static/../nginx.conf", "/static/",
     "/static../nginx.conf", "/media../nginx.conf", "/.env", "/manage.py", "/deploy/pages/",
     "/away.html"],
)  # fmt: skip
def test_nothing_but_files_that_are_meant_to_be_seen_is_served(visitor, folder, listed, path):
    link = folder / "media" / "vehicles" / "seller" / "linked.webp"
    if not link.is_symlink():
        link.symlink_to(folder / "nginx.conf")
    answer = visitor.get(path)
    assert answer.status in (400, 403, 404)
    assert b"worker_processes" not in answer.body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "MKCOL"])
def test_files_are_only_read(visitor, listed, style, method):
    for path in (listed.photograph, style):
        assert visitor.ask(method, path, b"", {}).status in (403, 405)
    assert visitor.get(listed.photograph).status == 200
