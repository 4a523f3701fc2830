"""What stands for a thing in a URL."""

from gowheels.landing import CATEGORY_SLUGS


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
