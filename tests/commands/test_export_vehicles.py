"""Vehicles as a sheet: the names on the wire, and nobody's number unless it is asked for."""

import csv
import re
import stat
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from gowheels.sheets import exporting
from tests.factories import person, vehicle

pytestmark = pytest.mark.django_db


def export(*arguments: str) -> tuple[list[dict], str]:
    out, said = StringIO(), StringIO()
    call_command("export_vehicles", *arguments, stdout=out, stderr=said)
    return list(csv.DictReader(StringIO(out.getvalue()))), said.getvalue()


def test_a_vehicle_is_a_line_under_the_names_on_the_wire():
    made = vehicle(description='Says "hello",\nand more', locality="ठाणे")
    (line,), said = export()
    assert line["id"] == str(made.pk)
    assert (line["brand_name"], line["price"], line["price_per_hour"]) == ("Tata", "1850.00", "")
    assert line["description"] == 'Says "hello",\nand more'
    assert line["locality"] == "ठाणे"
    assert line["approval_status"] == "approved"
    assert said.strip() == "Exported 1 vehicles."


def test_numbers_and_names_are_in_it_only_when_asked_for():
    vehicle(person("Asha Rao", "+919876543210"))
    (line,), _ = export()
    assert "phone" not in line
    assert "9876543210" not in str(line)
    assert "Asha" not in str(line)
    (line,), _ = export("--with-phones")
    assert line["phone"] == "'+919876543210"
    assert line["name"] == "Asha Rao"


def test_a_status_and_a_category_can_be_asked_for():
    vehicle(category="bike")
    vehicle(category="bike", approval_status="pending")
    vehicle(category="car", approval_status="pending")
    lines, _ = export("--status", "pending", "--category", "bike")
    assert [(line["category"], line["approval_status"]) for line in lines] == [("bike", "pending")]


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)"])
def test_no_spreadsheet_runs_what_an_owner_wrote(text):
    vehicle(description=text)
    (line,), _ = export()
    assert line["description"] == f"'{text}"


def test_every_vehicle_is_in_it_however_many_parts_they_are_read_in(monkeypatch):
    monkeypatch.setattr("gowheels.parts.PART", 2)
    made = [str(vehicle().pk) for _ in range(5)]
    lines, _ = export()
    assert [line["id"] for line in lines] == made


def test_what_is_narrowed_is_read_in_the_order_of_its_key_too(django_assert_num_queries):
    vehicle()
    with django_assert_num_queries(2) as captured:
        export("--category", "car")
    assert re.search("FORCE INDEX .`PRIMARY`|NOT INDEXED", captured[0]["sql"])


def test_a_file_is_its_owners_alone(tmp_path):
    vehicle()
    export(str(tmp_path / "a.csv"))
    assert len((tmp_path / "a.csv").read_text().splitlines()) == 2
    assert stat.S_IMODE((tmp_path / "a.csv").stat().st_mode) == 0o600


def test_a_file_that_was_there_stays_when_the_export_fails(tmp_path, monkeypatch):
    (tmp_path / "a.csv").write_text("precious")
    monkeypatch.setattr(exporting, "write", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        export(str(tmp_path / "a.csv"))
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.csv", "precious")]


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match="no folder"):
        export(str(tmp_path / "nowhere" / "a.csv"))
