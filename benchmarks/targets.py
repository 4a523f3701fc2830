"""What is measured: lists, pages and small endpoints, each as a path with places to fill."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """A path; `{name}` in it is filled from benchmarks/samples.py.

    `has_cache` says that the site keeps its answers in Django's cache: it is measured without
    that, too.
    """

    path: str
    name: str = ""
    has_cache: bool = False

    @property
    def title(self) -> str:
        """What the table calls it: the path, unless that says little."""
        return self.name or self.path


TARGETS = (
    Target("/", "home", has_cache=True),
    Target("/vehicles/", has_cache=True),
    Target("/vehicles/?category=car&fuel=diesel", has_cache=True),
    Target("/vehicles/?pincode=560038", has_cache=True),
    Target("/get-vehicles/", has_cache=True),
    Target("/get-vehicles/?brand=Tata&sort=price", has_cache=True),
    Target("/get-vehicles/?q=swift+diesel", has_cache=True),
    Target("/get-vehicles/?pincode=560038&sort=nearest", has_cache=True),
    Target("/get-vehicles/?cursor={last_page}", "the last page of the list", has_cache=True),
    Target("{vehicle}", "a vehicle's page", has_cache=True),
    Target("/api/vehicles/facets/", has_cache=True),
    Target("/api/vehicles/suggest/?q=swi", has_cache=True),
    Target("/api/places/?q=pune"),
)
