"""What stands for a thing in a URL."""

from django.db.models import BigAutoField
from django.urls.converters import IntConverter

from gowheels.landing import CATEGORY_SLUGS


class IdConverter(IntConverter):
    """The number of a row: no larger than a database can hold, which SQLite may not be asked."""

    def to_python(self, value: str) -> int:
        """Return the number. Raises ValueError for one that no row can have: a 404."""
        number = super().to_python(value)
        if number > BigAutoField.MAX_BIGINT:
            raise ValueError(f"No row has the number {value}.")
        return number


class CategoryConverter:
    """A category by its plural: `/cars/` is `car`."""

    regex = "|".join(CATEGORY_SLUGS.values())
    categories = {slug: category for category, slug in CATEGORY_SLUGS.items()}

    def to_python(self, value: str) -> str:
        """Return the category of a plural."""
        return self.categories[value]

    def to_url(self, value: str) -> str:
        """Return the plural of a category."""
        return CATEGORY_SLUGS[value]
