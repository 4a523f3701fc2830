"""The demo's photographs: each scene is drawn once, and stored as an upload would be."""

from collections.abc import Iterable
from concurrent.futures import Executor

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from gowheels import drawing, photo_sizes, photos
from gowheels.drawing import Scene
from gowheels.models import Vehicle, VehicleImage
from gowheels.photos import Photo

# Less than an upload may have: a drawing has no more to show, and it takes a third of the time.
WIDTH = 1024
CLOSE_UPS = ("interior", "detail")  # never a cover


class Gallery:
    """Draws scenes on the processes of a pool, and keeps what it has drawn."""

    def __init__(self, pool: Executor) -> None:
        self._pool = pool
        self._kept: dict[Scene, Photo] = {}

    def photographs(self, albums: Iterable[list[Scene]]) -> list[list[Photo]]:
        """Return the photographs of each album of scenes."""
        albums = list(albums)
        wanted = {scene: None for album in albums for scene in album if scene not in self._kept}
        self._kept |= zip(wanted, self._pool.map(photograph, wanted), strict=True)
        return [[self._kept[scene] for scene in album] for album in albums]


def photograph(scene: Scene) -> Photo:
    """Draw a scene in all the sizes in which an upload would be stored."""
    return photos.from_image(drawing.photograph(scene, WIDTH), as_cover=scene.view not in CLOSE_UPS)


def store(
    vehicle: Vehicle, key: str, pictures: list[Photo], written: list[str]
) -> list[VehicleImage]:
    """Write a vehicle's photographs and name the first as its cover; returns the unsaved rows.

    The files are named by `key`, which no other vehicle has: the same seed makes the same names.
    The paths of the files are added to `written` before they are made.
    """
    images = []
    for position, photo in enumerate(pictures):
        stem = f"{photos.FOLDER}/demo-{key}-{position}"
        path = f"{stem}-{photo.width}.webp"
        files = {f"{stem}-{width}.webp": data for width, data in photo.sizes.items()}
        if position == 0:
            covers = photo.cover_sizes.items()
            files |= {f"{stem}-cover-{width}.webp": data for width, data in covers}
            vehicle.cover = photo_sizes.cover_path(path, photo.width)
            vehicle.cover_width = photo_sizes.cover_width(photo.width)
            vehicle.cover_height = photo_sizes.cover_height(photo.width)
        for name, data in files.items():
            written.append(name)
            default_storage.delete(name)
            default_storage.save(name, ContentFile(data))
        images.append(
            VehicleImage(
                vehicle=vehicle,
                image=path,
                position=position,
                width=photo.width,
                height=photo.height,
                perceptual_hash=photo.perceptual_hash,
            )
        )
    vehicle.image_count = len(images)
    return images
