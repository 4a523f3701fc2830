"""The contract as a document for programs, and as a page for people."""

import pytest

from gowheels.contract import document, operations

pytestmark = pytest.mark.django_db


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


def test_words_narrow_the_page(anonymous):
    page = anonymous.get("/api/", {"q": "POST favourite"}).content.decode()
    assert 'id="setFavourite"' in page
    assert 'id="readStats"' not in page


def test_words_that_no_endpoint_has_lead_back(anonymous):
    page = anonymous.get("/api/", {"q": "submarine"}).content.decode()
    assert "No endpoint has all of these words" in page
