"""In which sizes a photograph is stored, and under which names.

All files of a photograph share a stem, and the path of each ends in its width. Its row keeps the
path of the largest; the others follow from it.
"""

from collections.abc import Iterable

from django.core.files.storage import default_storage

WIDTHS = (400, 800, 1600)
COVER_WIDTHS = (320, 640)
COVER_RATIO = (4, 3)


def cover_path(path: str, width: int) -> str:
    """The path of the cover that belongs to a cover photograph's largest file."""
    return f"{path.rpartition('-')[0]}-cover-{cover_width(width)}.webp"


def cover_width(width: int) -> int:
    """The width of the largest cover cut from a photograph that is `width` wide."""
    return min(COVER_WIDTHS[-1], width)


def cover_widths(width: int) -> list[int]:
    """The widths of all its covers, ascending."""
    return sorted({min(cover, width) for cover in COVER_WIDTHS})


def cover_height(width: int) -> int:
    """The height of that cover."""
    return max(1, cover_width(width) * COVER_RATIO[1] // COVER_RATIO[0])


def paths_of(path: str, width: int) -> list[str]:
    """All files that may exist for the photograph whose largest file is `path`."""
    stem = path.rpartition("-")[0]
    return [f"{stem}-{size}.webp" for size in stored_widths(width)] + [
        f"{stem}-cover-{size}.webp" for size in cover_widths(width)
    ]


def stored_widths(width: int) -> list[int]:
    """The widths in which a photograph is stored whose largest is `width`, ascending."""
    return sorted({min(size, width) for size in WIDTHS})


def source_set(path: str, widths: Iterable[int]) -> str:
    """An `<img srcset>` over the sizes of the file at `path`, which ends in its own width."""
    stem = path.rpartition("-")[0]
    return ", ".join(f"{default_storage.url(f'{stem}-{width}.webp')} {width}w" for width in widths)
