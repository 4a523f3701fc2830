"""Static files in production."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from posixpath import dirname, join, normpath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = re.compile(r'^@import "([^"]+)";\n', re.MULTILINE)


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Hashed names and compressed copies, with the paths inside ES modules rewritten too.

    A style sheet comes with all that it imports in it, so that a page asks for two of them.
    """

    support_js_module_import_aggregation = True

    @lru_cache(maxsize=1000)  # noqa: B019 - there is one such object, for as long as the process
    def url(self, name: str | None, force: bool = False) -> str:
        """The address of a file, which is the same from one collectstatic to the next."""
        return super().url(name, force)

    def post_process(
        self, paths: dict[str, tuple[Storage, str]], dry_run: bool = False, **options: Any
    ) -> Iterator[tuple[str, str, bool]]:
        """Hash and compress what was collected, its style sheets joined."""

        def read(name: str) -> str:
            storage, path = paths[name]
            with storage.open(path) as file:
                return file.read().decode()

        whole = {name: joined(name, read) for name in paths if name.endswith(".css")}
        memory = InMemoryStorage()
        for name, text in whole.items():
            paths[name] = memory, memory.save(name, ContentFile(text))
        yield from super().post_process(paths, dry_run=dry_run, **options)


def joined(name: str, read: Callable[[str], str]) -> str:
    """The text of a style sheet, with that of each one that it imports in place of the @import.

    What is imported names its own files as the sheet that imports it would.
    """

    def imported(found: re.Match[str]) -> str:
        return joined(normpath(join(dirname(name), found[1])), read)

    return IMPORT.sub(imported, read(name))
