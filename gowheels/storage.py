"""Static files in production."""

from functools import lru_cache

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Hashed names and compressed copies, with the paths inside ES modules rewritten too."""

    support_js_module_import_aggregation = True

    @lru_cache(maxsize=1000)  # noqa: B019 - there is one such object, for as long as the process
    def url(self, name: str | None, force: bool = False) -> str:
        """The address of a file, which is the same from one collectstatic to the next."""
        return super().url(name, force)
