"""The contract as a document for programs, and as a page for people."""

import html
import json
import re
import shlex
from argparse import ArgumentParser
from urllib.parse import parse_qs, urlsplit

import pytest

from gowheels.contract import document, operations, resolved

pytestmark = pytest.mark.django_db

LINE = re.compile(r'id="(\w+)" aria-labelledby.*?<pre[^>]*><code>(.*?)</code></pre>', re.DOTALL)
CURL = ArgumentParser(allow_abbrev=False)
for switch in ("--silent", "--show-error"):
    CURL.add_argument(switch, action="store_true")
for option in ("--cookie", "--cookie-jar", "--header", "--referer", "--request", "--json"):
    CURL.add_argument(option)
CURL.add_argument("--form", action="append", default=[])
CURL.add_argument("address")


def test_the_document_is_served_for_any_cache(anonymous):
    response = anonymous.get("/api/openapi.json")
    assert response.json()["paths"].keys() == document()["paths"].keys()
    assert response["Cache-Control"] == "public, max-age=3600"


def test_the_page_has_every_endpoint_with_a_line_for_this_host(anonymous):
    page = anonymous.get("/api/", headers={"host": "localhost"}).content.decode()
    for method, path, said in operations():
        assert f'id="{said["operationId"]}"' in page
        assert f"<b>{method}</b> {path}" in page
    assert "http://localhost/api/stats/" in page


def test_each_line_asks_for_what_stands_above_it(anonymous):
    page = anonymous.get("/api/", headers={"host": "localhost"}).content.decode()
    lines = dict(LINE.findall(page))
    for method, path, said in operations():
        program, *words = shlex.split(html.unescape(lines.pop(said["operationId"])))
        asked = CURL.parse_args(words)
        sends = asked.form or asked.json is not None
        address = urlsplit(asked.address)
        known = {one["name"] for one in map(resolved, said.get("parameters", []))}
        assert program == "curl"
        assert (asked.request or ("POST" if sends else "GET")) == method, path
        assert (address.scheme, address.netloc) == ("http", "localhost"), path
        assert re.fullmatch(re.sub(r"{\w+}", "[^/{}]+", path), address.path), asked.address
        assert parse_qs(address.query).keys() <= known, asked.address
        assert isinstance(json.loads(asked.json or "{}"), dict), path
        assert ("csrftoken" in (asked.header or "")) == (method == "POST"), path
    assert lines == {}


def test_words_narrow_the_page(anonymous):
    page = anonymous.get("/api/", {"q": "POST favourite"}).content.decode()
    assert 'id="setFavourite"' in page
    assert 'id="readStats"' not in page


def test_words_that_no_endpoint_has_lead_back(anonymous):
    page = anonymous.get("/api/", {"q": "submarine"}).content.decode()
    assert "No endpoint has all of these words" in page
