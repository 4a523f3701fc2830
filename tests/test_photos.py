"""From an upload to stored pictures: checked, upright, stripped, in three widths."""

from io import BytesIO
from zlib import crc32

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageStat

from gowheels import photo_sizes, photos
from gowheels.models import Vehicle
from gowheels.photos import NotAPhoto, prepare, prepare_all
from tests.factories import GPS, photograph, picture_bytes

RED, BLUE = (192, 32, 32), (32, 32, 192)


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def is_about(pixel, colour) -> bool:
    return all(abs(one - other) < 24 for one, other in zip(pixel, colour, strict=True))


def upload_of(picture: Image.Image, image_format: str = "PNG", **options) -> SimpleUploadedFile:
    out = BytesIO()
    picture.save(out, image_format, **options)
    return SimpleUploadedFile(f"picture.{image_format.lower()}", out.getvalue())


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP", "AVIF", "MPO"])
def test_every_format_that_cameras_send_becomes_webp_without_metadata(image_format):
    upload = photograph(900, 600, image_format, gps=image_format != "MPO", orientation=1)
    photo = prepare(upload)
    for data in (*photo.sizes.values(), *photo.cover_sizes.values()):
        picture = opened(data)
        assert picture.format == "WEBP"
        assert not picture.getexif()
        assert not {"exif", "xmp", "icc_profile", "comment"} & picture.info.keys()
        assert b"Secretive" not in data


def test_the_upload_did_carry_the_place_and_the_camera():
    exif = Image.open(photograph(gps=True)).getexif()
    assert exif.get_ifd(GPS)
    assert "Secretive" in str(dict(exif))


def test_a_large_photograph_gets_three_widths_and_two_covers():
    photo = prepare(photograph(4000, 3000))
    assert {width: opened(data).size for width, data in photo.sizes.items()} == {
        1600: (1600, 1200),
        800: (800, 600),
        400: (400, 300),
    }
    assert {width: opened(data).size for width, data in photo.cover_sizes.items()} == {
        640: (640, 480),
        320: (320, 240),
    }
    assert (photo.width, photo.height) == (1600, 1200)


@pytest.mark.parametrize(
    ("width", "height", "sizes", "covers"),
    [
        (1000, 500, {400: (400, 200), 800: (800, 400), 1000: (1000, 500)}, {320, 640}),
        (800, 600, {400: (400, 300), 800: (800, 600)}, {320, 640}),
        (500, 500, {400: (400, 400), 500: (500, 500)}, {320, 500}),
        (300, 900, {300: (300, 900)}, {300}),
        (1, 1, {1: (1, 1)}, {1}),
        (2000, 3, {400: (400, 1), 800: (800, 1), 1600: (1600, 2)}, {320, 640}),
    ],
)
def test_a_photograph_is_never_made_larger(width, height, sizes, covers):
    photo = prepare(photograph(width, height, "PNG"))
    assert {size: opened(data).size for size, data in photo.sizes.items()} == sizes
    assert set(photo.cover_sizes) == covers
    assert photo_sizes.stored_widths(photo.width) == sorted(sizes)


# How a camera that held red above writes the pixels, and so where red is afterwards.
@pytest.mark.parametrize(
    ("orientation", "size", "red", "blue"),
    [
        (1, (640, 480), (320, 20), (320, 460)),
        (3, (640, 480), (320, 460), (320, 20)),
        (6, (480, 640), (460, 320), (20, 320)),
        (8, (480, 640), (20, 320), (460, 320)),
        (2, (640, 480), (320, 20), (320, 460)),
        (4, (640, 480), (320, 460), (320, 20)),
        (5, (480, 640), (20, 320), (460, 320)),
        (7, (480, 640), (460, 320), (20, 320)),
    ],
)
def test_a_photograph_is_turned_as_the_camera_was_held(orientation, size, red, blue):
    photo = prepare(photograph(640, 480, orientation=orientation))
    picture = opened(photo.sizes[photo.width]).convert("RGB")
    assert picture.size == size
    assert is_about(picture.getpixel(red), RED)
    assert is_about(picture.getpixel(blue), BLUE)


def test_an_orientation_that_means_nothing_turns_nothing():
    assert prepare(photograph(640, 480, orientation=77)).width == 640


def test_what_is_clear_becomes_white():
    clear = Image.new("RGBA", (60, 60), (255, 0, 0, 0))
    clear.paste((32, 32, 192, 255), (0, 30, 60, 60))
    picture = opened(prepare(upload_of(clear)).sizes[60]).convert("RGB")
    assert is_about(picture.getpixel((30, 10)), (255, 255, 255))
    assert is_about(picture.getpixel((30, 50)), BLUE)


def test_a_palette_with_a_clear_colour_becomes_white_there():
    palette = Image.new("P", (60, 60), 0)
    palette.putpalette([255, 0, 0, 32, 32, 192])
    palette.paste(1, (0, 30, 60, 60))
    photo = prepare(upload_of(palette, transparency=0))
    picture = opened(photo.sizes[60]).convert("RGB")
    assert is_about(picture.getpixel((30, 10)), (255, 255, 255))
    assert is_about(picture.getpixel((30, 50)), BLUE)


@pytest.mark.parametrize(
    ("image_format", "mode"),
    [("PNG", "P"), ("PNG", "L"), ("PNG", "LA"), ("PNG", "1"), ("JPEG", "L"), ("JPEG", "CMYK")],
)
def test_unusual_kinds_of_colour_keep_the_picture(image_format, mode):
    photo = prepare(photograph(200, 200, image_format, mode=mode))
    picture = opened(photo.sizes[200])
    above, below = picture.crop((0, 0, 200, 90)), picture.crop((0, 110, 200, 200))
    brightness = [ImageStat.Stat(part.convert("L")).mean[0] for part in (above, below)]
    assert picture.mode == "RGB"
    assert brightness[0] > brightness[1] + 15


def test_a_picture_of_sixteen_bits_keeps_its_tones():
    deep = Image.new("I;16", (200, 200), 16_000)
    deep.paste(Image.new("I;16", (200, 100), 48_000), (0, 100))
    picture = opened(prepare(upload_of(deep)).sizes[200]).convert("L")
    assert abs(picture.getpixel((100, 20)) - 62) < 12
    assert abs(picture.getpixel((100, 180)) - 187) < 12


@pytest.mark.parametrize("image_format", ["PNG", "WEBP"])
def test_of_an_animation_the_first_picture_is_kept(image_format):
    red, blue = Image.new("RGB", (60, 60), RED), Image.new("RGB", (60, 60), BLUE)
    upload = upload_of(red, image_format, save_all=True, append_images=[blue])
    picture = opened(prepare(upload).sizes[60])
    assert getattr(picture, "n_frames", 1) == 1
    assert is_about(picture.convert("RGB").getpixel((30, 30)), RED)


AVIF = picture_bytes(640, 480, "AVIF", "RGB", gps=False, orientation=0)
JPEG = picture_bytes(640, 480, "JPEG", "RGB", gps=False, orientation=0)
PNG = picture_bytes(640, 480, "PNG", "RGB", gps=False, orientation=0)
NO_PICTURES = {
    "text.jpg": b"I am a photograph, believe me.",
    "gif.jpg": picture_bytes(60, 60, "GIF", "P", gps=False, orientation=0),
    "bmp.png": picture_bytes(60, 60, "BMP", "RGB", gps=False, orientation=0),
    "tiff.jpg": picture_bytes(60, 60, "TIFF", "RGB", gps=False, orientation=0),
    "drawing.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "page.webp": b"<!doctype html><script>alert(1)</script>",
    "postscript.jpg": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    "short.jpg": JPEG[: len(JPEG) // 2],
    "short.png": PNG[: len(PNG) // 2],
    "head.png": PNG[:40],
    "short.avif": AVIF[: len(AVIF) - 20],
    "spoilt.avif": AVIF[:-40] + bytes(40),
    "zeros.avif": bytes(2000),
}


@pytest.mark.parametrize("name", NO_PICTURES)
def test_a_file_that_is_no_whole_picture_is_refused_by_its_bytes(name):
    with pytest.raises(NotAPhoto, match=f"^{name} is not a picture we can read. Send a JPEG"):
        prepare(SimpleUploadedFile(name, NO_PICTURES[name], content_type="image/jpeg"))


def test_an_empty_file_is_refused():
    with pytest.raises(NotAPhoto, match=r"empty.jpg is empty\. Choose it again\."):
        prepare(SimpleUploadedFile("empty.jpg", b""))


def test_a_file_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(Vehicle, "MAX_PHOTO_BYTES", 2 * 1024 * 1024)
    at_the_limit = SimpleUploadedFile("a.jpg", JPEG.ljust(2 * 1024 * 1024, b"\0"))
    above = SimpleUploadedFile("b.jpg", JPEG.ljust(2 * 1024 * 1024 + 1, b"\0"))
    assert prepare(at_the_limit).width == 640
    with pytest.raises(NotAPhoto, match=r"b.jpg is over 2 MB\. Send a smaller copy\."):
        prepare(above)


@pytest.mark.parametrize(("width", "height"), [(8000, 7000), (12_000, 9_000), (60_000, 60_000)])
def test_a_picture_of_too_many_pixels_is_refused_by_its_header(width, height, monkeypatch):
    monkeypatch.setattr(Image.Image, "load", None)  # so that decoding would fail otherwise
    header = PNG[:16] + width.to_bytes(4, "big") + height.to_bytes(4, "big") + PNG[24:29]
    bomb = header + crc32(header[12:29]).to_bytes(4, "big") + PNG[33:]
    with pytest.raises(NotAPhoto, match="too many pixels"):
        prepare(SimpleUploadedFile("bomb.png", bomb))


def test_among_many_each_bad_one_is_named_in_its_place():
    prepared = prepare_all(
        [
            photograph(60, 60),
            SimpleUploadedFile("bad.jpg", b"no"),
            photograph(70, 60),
            SimpleUploadedFile("empty.jpg", b""),
        ]
    )
    kinds = [type(each).__name__ for each in prepared]
    assert kinds == ["Photo", "NotAPhoto", "Photo", "NotAPhoto"]
    assert [prepared[0].width, prepared[2].width] == [60, 70]
    assert [str(prepared[place])[:7] for place in (1, 3)] == ["bad.jpg", "empty.j"]


def test_likenesses_share_a_hash_and_others_do_not():
    shades = Image.linear_gradient("L").resize((300, 200))
    one = prepare(upload_of(shades.convert("RGB"), "JPEG", quality=95))
    again = prepare(upload_of(shades.resize((240, 160)).convert("RGB"), "JPEG", quality=60))
    other = prepare(upload_of(shades.rotate(90).convert("RGB"), "JPEG"))
    assert (one.perceptual_hash ^ again.perceptual_hash).bit_count() <= 4
    assert one.perceptual_hash != other.perceptual_hash


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_a_hash_fits_the_column_of_the_database(angle):
    shades = Image.linear_gradient("L").rotate(angle)
    assert -(2**63) <= photos.difference_hash(shades) < 2**63


def test_a_photograph_is_stored_under_names_of_ours(stored):
    written = []
    photo = prepare(photograph(900, 600, name="../../My house, 12 Main St.jpg"))
    path = photos.store(photo, is_cover=True, written=written)
    stem = path.removesuffix("-900.webp")
    assert stem.startswith("vehicles/seller/")
    assert len(stem.removeprefix("vehicles/seller/")) == 32
    assert stored() == sorted(written)
    assert {name.removeprefix(stem) for name in written} == {
        "-400.webp",
        "-800.webp",
        "-900.webp",
        "-cover-320.webp",
        "-cover-640.webp",
    }
    assert set(written) == set(photo_sizes.paths_of(path, photo.width))
    assert photo_sizes.cover_path(path, photo.width) == f"{stem}-cover-640.webp"


def test_only_a_cover_is_cut_for_cards(stored):
    photos.store(prepare(photograph(900, 600)), is_cover=False, written=[])
    assert len(stored()) == 3


@pytest.mark.parametrize("width", [50, 320, 500, 640, 1000, 1600])
def test_the_paths_of_a_cover_can_be_told_from_its_width(stored, width):
    photo = prepare(photograph(width, 30, "PNG"))
    path = photos.store(photo, is_cover=True, written=[])
    assert set(photo_sizes.paths_of(path, width)) == set(stored())
    assert photo_sizes.cover_path(path, width) in stored()
    with default_storage.open(photo_sizes.cover_path(path, width)) as cover:
        assert Image.open(cover).size == (
            photo_sizes.cover_width(width),
            photo_sizes.cover_height(width),
        )


def test_removing_a_file_that_is_gone_is_no_error(stored):
    written = []
    photos.store(prepare(photograph(60, 60)), is_cover=True, written=written)
    photos.remove(written)
    photos.remove(written)
    assert stored() == []


def test_a_source_set_names_every_width():
    text = photo_sizes.source_set("vehicles/seller/abc-900.webp", [400, 800, 900])
    assert text == (
        "/media/vehicles/seller/abc-400.webp 400w, "
        "/media/vehicles/seller/abc-800.webp 800w, "
        "/media/vehicles/seller/abc-900.webp 900w"
    )


@pytest.mark.parametrize("brand", [b"heic", b"mif1"])
def test_a_heic_picture_that_cannot_be_read_comes_with_a_way_out(brand, monkeypatch):
    monkeypatch.setattr(photos.heic, "FORMATS", ())
    upload = SimpleUploadedFile("IMG_1.HEIC", b"\0\0\0\x18ftyp" + brand + bytes(60))
    with pytest.raises(NotAPhoto, match=r"IMG_1.HEIC is a HEIC picture.*Most Compatible"):
        prepare(upload)
