"""Files that are sent as photographs and are none, or are more than one.

Each kind is a name and what makes its bytes.
"""

import struct
import zipfile
import zlib
from io import BytesIO

from PIL import Image

from tests.factories import picture_bytes

PAYLOAD = b"<script>alert(document.domain)</script>"


def a_jpeg() -> bytes:
    return picture_bytes(64, 48, "JPEG", "RGB", False, 0)


def a_zip() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("index.html", PAYLOAD)
        archive.writestr("META-INF/MANIFEST.MF", "Main-Class: Evil")
    return out.getvalue()


def saved(image_format: str, mode: str = "RGB", **options) -> bytes:
    out = BytesIO()
    Image.new(mode, (64, 48)).save(out, image_format, **options)
    return out.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG of a few bytes that would be a great many pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(bytes(100_000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + body + chunk(b"IEND", b"")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
NO_PHOTOGRAPHS = {
    "a page named .jpg": ("photo.jpg", lambda: b"<!doctype html>" + PAYLOAD),
    "a program named .jpg": ("photo.php.jpg", lambda: b"<?php system($_GET['c']); ?>"),
    "an SVG": ("photo.svg", lambda: SVG),
    "an SVG named .webp": ("photo.webp", lambda: SVG),
    "a zip": ("photo.zip", a_zip),
    "a zip named .png": ("photo.png", a_zip),
    "a GIF": ("photo.gif", lambda: saved("GIF")),
    "a GIF that is an archive": ("photo.gif", lambda: saved("GIF") + a_zip()),
    "a GIF that is a script": ("photo.gif", lambda: b"GIF89a/*" + PAYLOAD + b"*/=1"),
    "a TIFF": ("photo.tiff", lambda: saved("TIFF")),
    "an icon": ("photo.ico", lambda: saved("ICO")),
    "a bitmap": ("photo.bmp", lambda: saved("BMP")),
    "a PDF": ("photo.pdf", lambda: saved("PDF")),
    "a PostScript named .jpg": ("photo.jpg", lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n" + PAYLOAD),
    "half a JPEG": ("photo.jpg", lambda: a_jpeg()[: len(a_jpeg()) // 2]),
    "the head of a JPEG": ("photo.jpg", lambda: b"\xff\xd8\xff\xe0" + PAYLOAD),
    "half a PNG": ("photo.png", lambda: saved("PNG")[:60]),
    "half a WebP": ("photo.webp", lambda: saved("WEBP")[:40]),
    "an empty file": ("photo.jpg", lambda: b""),
    "zeros": ("photo.jpg", lambda: bytes(5000)),
    "900 megapixels in 300 bytes": ("photo.png", lambda: png_that_claims(30_000, 30_000)),
    "60 megapixels in 300 bytes": ("photo.png", lambda: png_that_claims(10_000, 6_000)),
    "a line of 60 million pixels": ("photo.png", lambda: png_that_claims(60_000_000, 1)),
}
# What is a picture all the same: its pixels are taken, and nothing else of it.
MORE_THAN_PHOTOGRAPHS = {
    "a JPEG with a page behind it": ("photo.jpg", lambda: a_jpeg() + PAYLOAD),
    "a JPEG with a page in its comment": (
        "photo.jpg",
        lambda: saved("JPEG", comment=PAYLOAD),
    ),
    "a JPEG that is an archive": ("photo.jpg", lambda: a_jpeg() + a_zip()),
    "a JPEG that is an applet": ("photo.jar", lambda: a_jpeg() + a_zip()),
    "a JPEG named as a page": ("photo.html", a_jpeg),
    "a PNG named as a program": ("photo.php", lambda: saved("PNG")),
    "a PNG with a page in its texts": ("photo.png", lambda: saved("PNG") + PAYLOAD),
    "a photograph with its place": (
        "photo.jpg",
        lambda: picture_bytes(64, 48, "JPEG", "RGB", True, 6),
    ),
    "a JPEG for printers": ("photo.jpg", lambda: saved("JPEG", "CMYK")),
    "a PNG of sixteen bits": ("photo.png", lambda: saved("PNG", "I;16")),
    "an animated WebP": (
        "photo.webp",
        lambda: saved("WEBP", save_all=True, append_images=[Image.new("RGB", (64, 48), "red")]),
    ),
    "an animated PNG": (
        "photo.png",
        lambda: saved("PNG", save_all=True, append_images=[Image.new("RGB", (64, 48), "red")]),
    ),
}
NAMES = [
    "../../../etc/cron.d/photo.jpg",
    "..\\..\\windows\\photo.jpg",
    "/etc/passwd",
    "photo.jpg\0.html",
    "x" * 300 + ".jpg",
    "गाड़ी 🚗.jpg",
    "photo\u202egpj.html",
    ".htaccess",
    "<script>alert(1)</script>.jpg",
    "photo.jpg;.html",
    "con.jpg",
    "%2e%2e%2fphoto.jpg",
]
