"""A sheet's vehicles are listed by the site's own rules: all of them, or none, and once."""

import csv
from io import StringIO

import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import CommandError, call_command

from gowheels.models import AuditEntry, UserProfile, Vehicle
from gowheels.sheets import importing
from tests.factories import listing, person, superuser, vehicle

pytestmark = pytest.mark.django_db

PHONE = "+919876543210"


@pytest.fixture
def asha(db: None):
    return person("Asha", PHONE)


@pytest.fixture
def sheet(tmp_path):
    """Write lines to a CSV file, each a dict; returns its path."""

    def write(*lines: dict, encoding: str = "utf-8", delimiter: str = ",") -> str:
        path = tmp_path / "vehicles.csv"
        with path.open("w", encoding=encoding, newline="") as file:
            names = dict.fromkeys(name for cells in lines for name in cells)
            out = csv.DictWriter(file, list(names), delimiter=delimiter)
            out.writeheader()
            out.writerows(lines)
        return str(path)

    return write


def line(**cells: str) -> dict[str, str]:
    return {"phone": "98765 43210", **listing(), **cells}


def load(path, *options: str) -> str:
    out = StringIO()
    call_command("import_vehicles", str(path), *options, stdout=out, stderr=StringIO())
    return out.getvalue()


def refusal(path, *options: str) -> list[str]:
    """What is said of a file from which nothing is imported, and at the end the error."""
    said = StringIO()
    with pytest.raises(CommandError) as failure:
        call_command("import_vehicles", str(path), *options, stdout=StringIO(), stderr=said)
    assert not Vehicle.objects.exists()
    return [*said.getvalue().splitlines(), str(failure.value)]


def test_a_line_is_listed_as_its_owner_would_list_it(asha, sheet, indiranagar):
    cells = line(price_per_hour="150", description="Two lines,\nand “quotes”", locality="")
    said = load(sheet(cells))
    assert said.startswith("1 vehicles listed, 0 there already, 0 lines refused")
    made = Vehicle.objects.get()
    assert (made.seller, made.approval_status, made.listed) == (asha, "pending", 0)
    assert (made.brand_key, str(made.price), str(made.price_per_hour)) == (
        "maruti-suzuki", "1400.00", "150.00",
    )  # fmt: skip
    assert made.description == "Two lines,\nand “quotes”"
    assert (made.locality, made.latitude) == ("Indiranagar", indiranagar.latitude)


def test_what_is_wrong_is_named_by_line_and_column(asha, sheet):
    wrong = line(price="", description="over\ntwo lines", year="1950")
    said = refusal(sheet(line(), wrong, line(fuel="steam")))
    assert "line 3, year: The year must be 1980 or later." in said
    assert "line 3, price: What does a day cost?" in said
    assert "line 5, fuel: We do not know “steam”. Choose one of the list." in said
    assert said[-1] == "2 lines are wrong. Nothing was imported."


def test_the_second_run_lists_nothing(asha, sheet):
    path = sheet(line(), line(year="2020"))
    load(path)
    assert load(path).startswith("0 vehicles listed, 2 there already")
    assert Vehicle.objects.count() == 2


def test_the_same_line_twice_lists_once_unless_it_has_two_names(asha, sheet):
    assert load(sheet(line(), line())).startswith("1 vehicles listed, 1 there already")
    own = load(sheet(line(external_id="A1"), line(external_id="A2")))
    assert own.startswith("2 vehicles listed, 0 there already")


def test_a_line_with_a_name_of_its_own_is_the_same_when_it_says_something_else(asha, sheet):
    load(sheet(line(external_id="A1")))
    assert "1 there already" in load(sheet(line(external_id="A1", price="900")))


def test_the_same_car_of_two_owners_is_two(asha, sheet):
    person("Ravi", "+919876543211")
    assert load(sheet(line(), line(phone="9876543211"))).startswith("2 vehicles listed")


def test_more_lines_than_a_part_are_all_listed(asha, sheet, monkeypatch):
    monkeypatch.setattr(importing, "PART", 2)
    lines = [line(price=str(price)) for price in (900, 910, 920, 930, 900)]
    assert load(sheet(*lines)).startswith("4 vehicles listed, 1 there already")


def test_a_wrong_line_in_a_later_part_takes_the_earlier_ones_back(asha, sheet, monkeypatch):
    monkeypatch.setattr(importing, "PART", 1)
    assert refusal(sheet(line(), line(price="free")))[-1].startswith("1 lines are wrong")


def test_a_dry_run_changes_nothing(sheet):
    said = load(sheet(line(name="Asha Rao")), "--make-sellers", "--dry-run")
    assert said.startswith("Nothing was changed. It would be: 1 vehicles listed")
    assert not Vehicle.objects.exists()
    assert not UserProfile.objects.exists()


def test_wrong_lines_go_to_a_file_that_can_be_mended_and_imported(asha, sheet, tmp_path):
    path = sheet(line(external_id="A1"), line(price="free", description="=1+1", external_id="A2"))
    refused = tmp_path / "refused.csv"
    said = load(path, "--skip-bad", "--refused", str(refused))
    assert said.startswith("1 vehicles listed, 0 there already, 1 lines refused")
    (left,) = csv.DictReader(StringIO(refused.read_text()))
    assert left["error"] == "line 3, price: Enter an amount in digits, such as 1850."
    left["price"] = "1500"
    assert load(sheet(left)).startswith("1 vehicles listed")


@pytest.mark.parametrize("options", [["--skip-bad"], ["--refused", "a.csv"]])
def test_wrong_lines_are_not_lost_unseen(asha, sheet, options):
    assert "go together" in refusal(sheet(line()), *options)[-1]


def test_a_seller_whom_nobody_knows_is_an_error_unless_asked_for(sheet):
    said = refusal(sheet(line(name="Asha Rao")))
    assert said[0].startswith("line 2, phone: Nobody with this number is registered.")
    said = load(sheet(line(name="Asha Rao"), line(name="", year="2020")), "--make-sellers")
    assert said.strip().endswith("1 sellers registered.")
    profile = UserProfile.objects.get(phone=PHONE)
    assert profile.user.first_name == "Asha Rao"
    assert not profile.user.has_usable_password()


def test_a_new_seller_needs_a_name(sheet):
    assert refusal(sheet(line()), "--make-sellers")[0].startswith("line 2, name: ")


def test_a_blocked_seller_lists_nothing(asha, sheet):
    asha.profile.block(None, "Spam.")
    assert refusal(sheet(line()))[0] == "line 2, phone: This person is blocked."


def test_a_number_that_is_none_is_named(sheet):
    assert refusal(sheet(line(phone="12345")))[0].startswith("line 2, phone: Enter an Indian")


def test_approved_in_somebodys_name_they_are_live_and_counted(asha, sheet, client):
    superuser("meera")
    load(sheet(line(), line(year="2020")), "--approve", "meera")
    made = Vehicle.objects.visible()
    assert {one.reviewed_by.username for one in made} == {"meera"}
    assert client.get("/get-vehicles/").json()["count"] == 2
    assert LogEntry.objects.filter(user__username="meera").count() == 2


def test_what_was_imported_is_in_the_audit_and_weighed(sheet):
    path = sheet(line(name="Asha"), line(name="Asha", year="2020", description="Call 9876543210"))
    load(path, "--make-sellers", "--dry-run")
    assert not AuditEntry.objects.exists()
    load(path, "--make-sellers")
    load(path, "--make-sellers")
    loaded = AuditEntry.objects.get()
    assert (loaded.verb, loaded.via, loaded.target_type) == ("load", "command", "vehicle")
    assert loaded.after == {"vehicles": 2, "sellers": 1}
    # A new account and no photographs, and a number in the text.
    assert sorted(Vehicle.objects.values_list("risk", flat=True)) == [4, 7]
    first = Vehicle.objects.queue().first()
    assert first.risk == 7


def test_nobody_approves_who_may_not(asha, sheet):
    for name in ("nobody", asha.username):
        assert "may approve" in refusal(sheet(line()), "--approve", name)[-1]


@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [("utf-8", ","), ("utf-8-sig", ","), ("utf-8-sig", ";"), ("utf-8", "\t")],
)
def test_what_spreadsheets_write_can_be_read(asha, sheet, encoding, delimiter):
    load(sheet(line(locality="ठाणे, पश्चिम"), encoding=encoding, delimiter=delimiter))
    assert Vehicle.objects.get().locality == "ठाणे, पश्चिम"


def test_another_encoding_is_said_with_the_way_out(asha, sheet):
    path = sheet(*[line(locality="Café")] * 3, encoding="cp1252")
    assert "CSV UTF-8" in refusal(path)[-1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Missing: phone, category"),
        ("phone,price\n", "Missing: category"),
        (",".join([*line(), "colour"]), "no such columns: colour"),
        (",".join([*line(), "price"]), "columns twice: price"),
        (",".join(line()) + '\n"98765', "Line 2 cannot be read as CSV"),
    ],
)
def test_a_file_that_is_no_sheet_is_refused_in_words(tmp_path, db, text, said):
    (tmp_path / "a.csv").write_text(text)
    assert said in refusal(tmp_path / "a.csv")[-1]


def test_a_line_that_is_too_long_or_too_short_is_named(asha, tmp_path):
    names, cells = ",".join(line()), ",".join(line().values())
    (tmp_path / "a.csv").write_text(f"{names}\n{cells},5\n{cells.rpartition(',')[0]}\n\n")
    many, few, _ = refusal(tmp_path / "a.csv")
    assert many.startswith("line 2: it has 15 cells, and there are 14 columns.")
    assert few.startswith("line 3: it has 13 cells")


def test_a_file_that_is_not_there_is_named(tmp_path, db):
    assert "nothing.csv: No such file" in refusal(tmp_path / "nothing.csv")[-1]


def exported(*options: str) -> list[dict[str, str]]:
    out = StringIO()
    call_command("export_vehicles", *options, stdout=out, stderr=StringIO())
    return list(csv.DictReader(StringIO(out.getvalue())))


def test_what_was_exported_fills_an_empty_site_alike(sheet, indiranagar):
    seller = person("Asha Rao", PHONE)
    vehicle(seller, description="=1+1\nसाफ़", price_per_hour="200", km_per_day=150)
    vehicle(person("Ravi"), brand_name="Bajaj", model_name="RE", category="auto", deposit="500.50")
    before = exported("--with-phones")
    seller.delete()
    Vehicle.objects.all().delete()
    load(sheet(*before), "--make-sellers", "--approve", superuser().username)
    after = exported("--with-phones")
    own = {"id", "created_at", "confirmed_at"}
    assert [{k: v for k, v in row.items() if k not in own} for row in after] == [
        {k: v for k, v in row.items() if k not in own} for row in before
    ]
