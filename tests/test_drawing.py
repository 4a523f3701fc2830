"""The drawing package: every scene can be drawn, twice the same, and its plate tells its kind."""

import re

import pytest

from gowheels.drawing import (
    BODIES,
    GROUNDS,
    PAINTS,
    PLATES,
    VIEWS,
    Scene,
    brand_badge,
    model_drawing,
    photograph,
    share_card,
)
from gowheels.drawing.badges import monogram
from gowheels.drawing.silhouettes import CATEGORIES, categories_svg
from gowheels.drawing.static_files import write_all

SMALL = 96


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("body", BODIES)
def test_it_draws_every_view_of_every_body(body, view):
    picture = photograph(Scene(body, view), SMALL)
    assert picture.mode == "RGB"
    assert picture.size == (SMALL, SMALL * 3 // 4)
    assert len(picture.getcolors(maxcolors=SMALL * SMALL)) > 200


def test_views_of_a_vehicle_are_different_pictures():
    pictures = {photograph(Scene("auto", view), SMALL).tobytes() for view in VIEWS}
    assert len(pictures) == len(VIEWS)


def test_every_ground_and_paint_gives_another_picture():
    scenes = [Scene("hatchback", ground=ground) for ground in GROUNDS]
    scenes += [Scene("hatchback", paint=paint) for paint in PAINTS if paint != "white"]
    assert len({photograph(scene, SMALL).tobytes() for scene in scenes}) == len(scenes)


def test_equal_scenes_are_equal_pixels():
    first = photograph(Scene("truck", "rear", seed=4), SMALL)
    photograph(Scene("bus", "side"), SMALL)
    assert photograph(Scene("truck", "rear", seed=4), SMALL).tobytes() == first.tobytes()


def test_each_kind_of_plate_is_told_apart():
    pictures = {photograph(Scene("sedan", "front", plate=kind), 400).tobytes() for kind in PLATES}
    assert len(pictures) == len(PLATES)


def test_the_plate_carries_its_text():
    one = photograph(Scene("sedan", "front", plate_text="KA 05 MX 2147"), 400)
    other = photograph(Scene("sedan", "front", plate_text="TN 09 BK 1203"), 400)
    assert one.tobytes() != other.tobytes()


@pytest.mark.parametrize("field", ["body", "view", "paint", "ground", "plate"])
def test_an_unknown_name_is_refused(field):
    with pytest.raises(ValueError, match="nonsense"):
        Scene(**{"body": "sedan", field: "nonsense"})


@pytest.mark.parametrize("name", ["Tata", "Škoda", "टाटा", "", "  ", "—", "A" * 50, "Hero & Sons"])
def test_any_name_gets_a_badge(name):
    badge = brand_badge(name)
    assert badge.size == (320, 320)
    assert badge.getpixel((0, 0))[3] == 0
    assert badge.getpixel((160, 30))[3] == 255
    assert badge.tobytes() == brand_badge(name).tobytes()


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Tata", "T"), ("TVS", "TVS"), ("Royal Enfield", "RE"), ("Škoda", "S"), ("टाटा", "")],
)
def test_a_monogram_is_short(name, letters):
    assert monogram(name) == letters


@pytest.mark.parametrize("body", BODIES)
def test_every_body_has_a_catalogue_drawing(body):
    assert model_drawing(body, "red").size == (640, 480)


def test_static_files_are_small(tmp_path):
    paths = write_all(tmp_path)
    assert {path.stem for path in paths} >= {"categories", "favicon", "road", "share"}
    sizes = {path.name: path.stat().st_size for path in paths if path.suffix == ".svg"}
    assert sizes.pop("categories.svg") < 36_000
    assert max(sizes.values()) < 8_000


def test_each_category_is_a_view_of_one_drawing():
    drawing = categories_svg()
    assert re.findall(r'<view id="(\w+)"', drawing) == list(CATEGORIES)
    assert "style=" not in drawing
    assert "<script" not in drawing


@pytest.mark.parametrize("category", CATEGORIES)
def test_a_card_for_a_link_is_drawn_without_a_photograph(category):
    card = share_card(None, category, "Tata Nexon 2022", "Pune", "₹1,850 a day", "self_drive")
    assert (card.mode, card.size) == ("RGB", (1200, 630))


def test_a_card_says_its_words_and_keeps_within_itself():
    words = ["Tata Nexon 2022", "Pune", "₹1,850 a day"]
    plain = share_card(None, "car", *words, "self_drive").tobytes()
    for place, other in ((0, "Tata Punch 2022"), (1, "Goa"), (2, "₹900 a day")):
        changed = [*words[:place], other, *words[place + 1 :]]
        assert share_card(None, "car", *changed, "self_drive").tobytes() != plain
    for strange in ("", "टाटा", "Very " * 40, "A" * 105):
        share_card(None, "car", strange, strange, "₹9,99,999.99 a day", "none")
