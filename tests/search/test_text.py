"""Words that name nothing are found as text, whether by the index or in the rows."""

import pytest
from django.core.management import call_command
from django.db import connection

from gowheels.forms.search import SearchForm
from gowheels.models import Vehicle
from gowheels.search import plan, search, text
from tests.factories import person, vehicle

# MariaDB's index sees what is committed and nothing else.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _large(monkeypatch) -> None:
    """A site too large to look into each row."""
    monkeypatch.setattr(plan, "GATHER", 0)


def found(words: str, **criteria: str) -> list[str]:
    form = SearchForm({"q": words, **criteria})
    assert form.is_valid(), form.errors
    return [card["model_name"] for card in search(form.cleaned_data).cards]


def in_rows(monkeypatch, words: str, **criteria: str) -> list[str]:
    with monkeypatch.context() as all_are_common:
        all_are_common.setattr(text, "COMMON", 0)
        return found(words, **criteria)


@pytest.fixture
def described() -> None:
    seller = person("Ravi")
    for model, description, fields in [
        ("One", "Two helmets and a roof carrier. Call when you arrive.", {}),
        ("Two", "One HELMET, air conditioning (AC) and a first-aid kit.", {}),
        ("Three", "Sunroof; children's seat.", {"locality": "Helmetpur"}),
        ("Four", "", {"category": "bike"}),
        ("Five", "A helmet with a visor, AC.", {"category": "bike"}),
        ("Six", "A helmet for the owner only.", {"approval_status": "pending"}),
    ]:
        vehicle(seller, model_name=model, description=description, **fields)


@pytest.mark.parametrize(
    ("words", "models"),
    [
        ("helmet", ["Five", "Three", "Two", "One"]),
        ("HELMETS", ["Five", "Three", "Two", "One"]),
        ("helmetpur", ["Three"]),
        ("helmet visor", ["Five"]),
        ("helmet sunroof", ["Three"]),
        ("roof", None),
        ("when", ["One"]),
        ("first-aid", ["Two"]),
        ("helmet first-aid", ["Two"]),
        ("ac", None),
        ("helmet ac", ["Five", "Two"]),
        ("children's seat", ["Three"]),
        ("nothing-of-the-kind", []),
        ("helicopter", []),
        ("helmet helicopter", []),
        ('helmet"', []),
        ("helmet*", []),
        ("+helmet -visor", []),
    ],
)
def test_the_index_and_the_rows_find_the_same(described, monkeypatch, words, models):
    by_rows = in_rows(monkeypatch, words)
    if models is None:
        # Within a word only the rows are looked through.
        assert set(found(words)) <= set(by_rows)
    else:
        assert found(words) == by_rows == models


def test_filters_hold_for_what_is_found_by_words(described, monkeypatch):
    assert found("helmet", category="bike") == ["Five"]
    assert in_rows(monkeypatch, "helmet", category="bike") == ["Five"]


def test_rare_words_are_looked_up_in_the_index_and_common_ones_are_not(described, monkeypatch):
    assert len(text.matching_ids(("visor",))) == 1
    assert text.matching_ids(("ac",)) is None
    monkeypatch.setattr(text, "COMMON", 3)
    assert text.matching_ids(("helmet",)) is None
    assert text.matching_ids(("visor",)) is not None
    monkeypatch.setattr(text, "MAX_MATCHES", 0)
    assert text.matching_ids(("visor",)) is None


def test_a_word_of_two_letters_narrows_what_the_index_found(described):
    ids = text.matching_ids(("helmet", "ac"))
    assert set(Vehicle.objects.filter(pk__in=ids).values_list("model_name", flat=True)) == {
        "Two",
        "Five",
    }


def test_the_index_follows_edits_and_deletions():
    one = vehicle(description="With a helmet.")
    assert len(text.matching_ids(("helmet",))) == 1
    one.description = "With a tent."
    one.save()
    assert text.matching_ids(("helmet",)) == []
    assert text.matching_ids(("tent",)) == [one.pk]
    Vehicle.objects.filter(pk=one.pk).update(locality="Hauz Khas")
    assert text.matching_ids(("hauz", "tent")) == [one.pk]
    Vehicle.objects.filter(pk=one.pk).update(price=900)
    assert text.matching_ids(("tent",)) == [one.pk]
    one.delete()
    assert text.matching_ids(("tent",)) == []


def test_making_the_index_twice_changes_nothing():
    one = vehicle(description="With a helmet.")
    text.install()
    text.install()
    assert text.matching_ids(("helmet",)) == [one.pk]
    another = vehicle(description="With a helmet.")
    assert sorted(text.matching_ids(("helmet",))) == [one.pk, another.pk]


def unmake() -> None:
    """What a later migration may do: make the table anew. SQLite's triggers are gone then."""
    with connection.schema_editor() as editor:
        if connection.vendor == "mysql":
            editor.execute(f"ALTER TABLE {Vehicle._meta.db_table} FORCE")
        else:
            editor._remake_table(Vehicle)


def test_after_a_migration_the_index_is_whole_again():
    vehicle(description="With a helmet.")
    unmake()
    vehicle(description="With a helmet.")
    call_command("migrate", verbosity=0)
    vehicle(description="With a helmet.")
    assert len(text.matching_ids(("helmet",))) == 3
