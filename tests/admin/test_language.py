"""Which language the desk speaks, and that what it keeps is in one."""

import json

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from gowheels.forms.staff import REASONS
from gowheels.models import AuditEntry
from tests.admin.conftest import IN_HINDI

pytestmark = pytest.mark.django_db


def test_the_desk_is_in_the_chosen_language_and_leads_to_the_other(asha):
    english_page = asha.get("/admin/", headers={"Accept-Language": "en"})
    assert '<html lang="en"' in english_page.content.decode()
    asha.cookies["language"] = "hi"
    page = asha.get("/admin/gowheels/vehicle/?q=tata", headers={"Accept-Language": "en"})
    said = page.content.decode()
    assert '<html lang="hi"' in said
    assert 'href="/language/?next=/admin/gowheels/vehicle/%3Fq%3Dtata"' in said
    assert page["Content-Language"] == "hi"
    assert {"Cookie", "Accept-Language"} <= set(page["Vary"].split(", "))
    assert (
        'data-language="en"'
        in Client().get("/admin/login/", headers={"Accept-Language": "hi"}).content.decode()
    )


def test_what_is_kept_is_english_whoever_acts(desk, asha):
    """In Hindi alone: the desk of the fixture has done all of it so."""
    kept = [
        *AuditEntry.objects.values_list("target_name", "before", "after", "reason"),
        *LogEntry.objects.values_list("object_repr", "change_message"),
    ]
    assert json.dumps(kept).encode().decode("unicode_escape").isascii()
    assert LogEntry.objects.filter(object_repr="Zest (Car)", change_message='[{"added": {}}]')
    assert LogEntry.objects.filter(object_repr="The list of brands")


def test_an_owner_reads_a_reason_of_the_list_in_their_language_not_in_that_of_staff(desk, asha):
    waits = desk["waits"]
    sent = {"preset": REASONS[2]}
    asha.post(f"/admin/gowheels/vehicle/{waits.pk}/reject/", sent, headers=IN_HINDI)
    waits.refresh_from_db()
    assert waits.rejection_reason == REASONS[2]


def test_an_export_is_the_same_file_in_both_languages(desk, asha):
    path = "/admin/gowheels/vehicle/export/"
    files = [
        b"".join(asha.post(path, headers={"Accept-Language": language}))
        for language in ("en", "hi")
    ]
    assert files[0] == files[1]
    assert b"approval_status" in files[0]
