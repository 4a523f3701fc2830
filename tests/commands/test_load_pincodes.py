from io import StringIO
from itertools import islice

import pytest
from django.core.management import call_command

from gowheels import places
from gowheels.models import Pincode

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def few(monkeypatch) -> list[Pincode]:
    """The first twenty-five of the list, read once."""
    pincodes = list(islice(places.shipped(), 25))
    monkeypatch.setattr(places, "shipped", lambda: iter(pincodes))
    return pincodes


def load(*options: str) -> str:
    out = StringIO()
    call_command("load_pincodes", *options, stdout=out)
    return out.getvalue()


def test_an_empty_table_is_filled(few) -> None:
    assert load() == "Pincodes: 25 new, 0 changed, 0 as before.\n"
    assert Pincode.objects.get(pk=few[3].code).place == few[3].place


def test_loading_again_changes_nothing() -> None:
    load()
    assert load() == "Pincodes: 0 new, 0 changed, 25 as before.\n"


def test_a_changed_place_is_brought_up_to_date(few) -> None:
    load()
    Pincode.objects.filter(pk=few[0].code).update(place="Elsewhere")
    assert load() == "Pincodes: 0 new, 1 changed, 24 as before.\n"
    assert Pincode.objects.get(pk=few[0].code).place == few[0].place


def test_a_pincode_that_is_not_on_the_list_stays() -> None:
    Pincode.objects.create(code="999999", place="Somewhere", district="Some", state="Goa")
    load()
    assert Pincode.objects.filter(pk="999999").exists()


def test_a_dry_run_changes_nothing() -> None:
    said = load("--dry-run")
    assert said == "Nothing was changed. It would be: 25 new, 0 changed, 0 as before.\n"
    assert not Pincode.objects.exists()
