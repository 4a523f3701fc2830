"""Photographs as somebody picks them in a form."""

from playwright.sync_api import Page, expect

from gowheels.models import UploadedPhoto
from tests.factories import photograph


def camera_roll(*widths: int) -> list[dict]:
    return [
        {
            "name": f"IMG_{width}.jpg",
            "mimeType": "image/jpeg",
            "buffer": photograph(width, 400).read(),
        }
        for width in widths
    ]


def photographs(page: Page):
    return page.get_by_role("list", name="Chosen photographs").get_by_role("listitem")


def choose(page: Page, *files: dict) -> None:
    page.get_by_label("Photographs (").set_input_files(files)


def arrived(page: Page, count: int) -> None:
    expect(page.locator("[data-photos] > [data-state=arrived]")).to_have_count(count)


def waiting() -> list[int]:
    return [photo.width for photo in UploadedPhoto.objects.all()]
