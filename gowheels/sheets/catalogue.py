"""A sheet of makes and models into the catalogue: all of it, or nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from tqdm import tqdm

from gowheels import photos
from gowheels.catalogue_audit import summed_up
from gowheels.catalogue_rows import CatalogueRows, show
from gowheels.forms.fields import NamedChoiceField, OneLineField
from gowheels.models import Vehicle
from gowheels.models.fields import search_key
from gowheels.sheets.reading import Line

NEEDED = ("category", "brand", "model")
KNOWN = (*NEEDED, "picture")


class CatalogueLineForm(forms.Form):
    """A make with one of its models, or a make alone; the picture is of what is named last."""

    category = NamedChoiceField(choices=Vehicle.Category.choices)
    brand = OneLineField(max_length=50)
    model = OneLineField(max_length=50, required=False)
    picture = OneLineField(max_length=200, required=False)

    def clean_brand(self) -> str:
        """Two makes are told apart by their letters and digits."""
        return _nameable(self.cleaned_data["brand"])

    def clean_model(self) -> str:
        """So are two models."""
        return self.cleaned_data["model"] and _nameable(self.cleaned_data["model"])


def _nameable(name: str) -> str:
    if not search_key(name):
        raise ValidationError("Use letters or digits.")
    return name


@dataclass
class Outcome:
    """How many makes and models are new, how many pictures, and every problem as a sentence."""

    added: int = 0
    pictures: int = 0
    problems: list[str] = field(default_factory=list)


def load(lines: Iterator[Line], folder: Path, *, dry_run: bool = False) -> Outcome:
    """Add what lines name, with pictures from a folder; what is there already stays.

    One line that is wrong lets none in. A picture takes the place of the one before it.
    """
    outcome, written = Outcome(), list[str]()
    kept = False
    try:
        with transaction.atomic(), summed_up():
            rows = CatalogueRows()
            for line in tqdm(lines, desc="Lines", unit="", disable=None):
                outcome.pictures += _take(line, rows, folder, written)
                outcome.problems += line.problems
            outcome.added = rows.added
            kept = not (dry_run or outcome.problems)
            transaction.set_rollback(not kept)
    except BaseException:
        kept = False
        raise
    finally:
        if not kept:
            photos.remove(written)
    return outcome


def _take(line: Line, rows: CatalogueRows, folder: Path, written: list[str]) -> bool:
    """Add one line's rows, and say whether its picture is a new one."""
    form = CatalogueLineForm(line.cells)
    for name, messages in form.errors.items():
        line.problem(name, " ".join(map(str, messages)))
    if line.problems:
        return False
    said = form.cleaned_data
    brand = rows.brand(said["category"], said["brand"])
    row = rows.model(brand, said["model"]) if said["model"] else brand
    if not said["picture"]:
        return False
    picture = (folder / said["picture"]).resolve()
    if not picture.is_relative_to(folder.resolve()) or not picture.is_file():
        line.problem("picture", f"There is no file {said['picture']} in {folder}.")
        return False
    try:
        return show(row, picture, written)
    except photos.NotAPhoto as problem:
        line.problem("picture", str(problem))
        return False
