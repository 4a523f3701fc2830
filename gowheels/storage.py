"""Static files in production."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Hashed names and compressed copies, with the paths inside ES modules rewritten too."""

    support_js_module_import_aggregation = True
