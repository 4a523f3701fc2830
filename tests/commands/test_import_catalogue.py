"""Makes and models from a sheet, with pictures, once however often and however spelt."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from PIL import Image

from gowheels.models import BrandImage, ModelImage
from tests.factories import photograph

pytestmark = pytest.mark.django_db


def load(path, *options: str) -> str:
    out = StringIO()
    call_command("import_catalogue", str(path), *options, stdout=out, stderr=StringIO())
    return out.getvalue()


def refusal(path) -> list[str]:
    said = StringIO()
    with pytest.raises(CommandError) as failure:
        call_command("import_catalogue", str(path), stdout=StringIO(), stderr=said)
    assert not BrandImage.objects.exists()
    return [*said.getvalue().splitlines(), str(failure.value)]


@pytest.fixture
def folder(tmp_path):
    """A folder with a sheet and a picture."""
    made = tmp_path / "catalogue"
    made.mkdir()
    (made / "novo.jpg").write_bytes(photograph(1200, 900).read())
    (made / "catalogue.csv").write_text(
        "category,brand,model,picture\ntractor,Mahindra,Novo,novo.jpg\ntractor,Mahindra,Jivo,\n"
    )
    return made


def test_makes_and_models_come_with_their_pictures(folder, media):
    assert load(folder) == "3 makes and models new, 1 pictures.\n"
    assert ModelImage.objects.filter(brand__name="Mahindra").count() == 2
    with Image.open(media / ModelImage.objects.get(name="Novo").image.name) as picture:
        assert (picture.format, picture.size) == ("WEBP", (800, 600))


def test_a_line_without_a_model_is_about_its_make(folder, media):
    (folder / "catalogue.csv").write_text("category,brand,model,picture\nCar,Tata,,novo.jpg\n")
    load(folder / "catalogue.csv")
    tata = BrandImage.objects.get()
    assert (tata.category, tata.name, tata.models.count()) == ("car", "Tata", 0)
    assert (media / tata.image.name).exists()


def test_the_second_run_changes_nothing(folder, stored):
    load(folder)
    files = stored()
    assert load(folder) == "0 makes and models new, 0 pictures.\n"
    assert stored() == files


def test_what_is_there_keeps_its_spelling(folder):
    BrandImage.objects.create(category="tractor", name="MAHINDRA")
    assert load(folder).startswith("2 makes and models new")
    assert BrandImage.objects.get().name == "MAHINDRA"


@pytest.mark.django_db(transaction=True)
def test_a_picture_takes_the_place_of_the_one_before(folder, stored):
    load(folder)
    before = stored()
    (folder / "novo.jpg").write_bytes(photograph(640, 480).read())
    assert load(folder) == "0 makes and models new, 1 pictures.\n"
    assert len(stored()) == 1
    assert stored() != before


def test_one_wrong_line_lets_none_in_and_leaves_no_file(folder, stored):
    with (folder / "catalogue.csv").open("a") as sheet:
        sheet.write("boat,Tata,Sea,\ncar,!!!,Nexon,\ncar,Tata,Nano,nano.jpg\n")
    said = refusal(folder)
    assert said[0].startswith("line 4, category: We do not know “boat”.")
    assert said[1] == "line 5, brand: Use letters or digits."
    assert said[2].startswith("line 6, picture: There is no file nano.jpg")
    assert said[3] == "3 problems. Nothing was added."
    assert stored() == []


def test_a_picture_that_is_none_and_one_from_elsewhere_are_refused(folder, tmp_path):
    (tmp_path / "outside.jpg").write_bytes(photograph().read())
    (folder / "novo.jpg").write_bytes(b"no picture")
    with (folder / "catalogue.csv").open("a") as sheet:
        sheet.write("car,Tata,Nexon,../outside.jpg\n")
    said = refusal(folder)
    assert said[0].startswith("line 2, picture: novo.jpg is not a picture we can read.")
    assert said[1].startswith("line 4, picture: There is no file ../outside.jpg")


def test_a_dry_run_changes_nothing(folder, stored):
    said = load(folder, "--dry-run")
    assert said == "Nothing was changed. It would be: 3 makes and models new, 1 pictures.\n"
    assert not BrandImage.objects.exists()
    assert stored() == []


def test_a_sheet_that_is_not_there_or_is_another_is_named(folder):
    assert "nothing.csv: No such file" in refusal(folder / "nothing.csv")[-1]
    (folder / "catalogue.csv").write_text("make,model\n")
    assert "Missing: category, brand" in refusal(folder)[-1]
