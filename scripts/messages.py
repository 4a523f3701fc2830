"""The messages of the site: read from Python and templates, kept in catalogues, compiled.

Run by bin/messages. What a message is: a literal in `gettext` and its like (also as `_`) in
Python, what `{% translate %}`, `{% blocktranslate %}` and `_("…")` hold in a template, and what the
contract of the JSON endpoints says before all of them. What only the terminal shows is English, so
commands are left out.

Beside it lie catalogues of what Django says and has not translated yet: these are written by hand
and only compiled.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

from gowheels import contract

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
# What only the terminal shows.
LEFT_OUT = ("gowheels/management/",)
Found = tuple[str, str | tuple[str, ...], str | None]


def main() -> None:
    """Bring every catalogue up to date, and say what has no translation yet."""
    settings.configure(USE_I18N=False)
    missing = 0
    for catalogue in catalogues():
        catalog = updated(catalogue)
        write(catalogue, catalog)
        untranslated = [message.id for message in catalog if message.id and not is_whole(message)]
        missing += len(untranslated)
        print(f"{catalogue.relative_to(ROOT)}: {len(catalog)} messages")
        for said in untranslated:
            print(f"  not translated: {said!r}")
    for catalogue in supplements():
        compile_beside(catalogue)
    sys.exit(1 if missing else 0)


def catalogues() -> list[Path]:
    """The catalogue of each language."""
    return sorted(ROOT.glob("gowheels/locale/*/LC_MESSAGES/django.po"))


def supplements() -> list[Path]:
    """What Django has not translated, of each language and domain."""
    return sorted(ROOT.glob("gowheels_project/locale/*/LC_MESSAGES/*.po"))


def updated(catalogue: Path) -> Catalog:
    """What a catalogue should hold: all messages that there are, with what it has of them."""
    language = catalogue.parts[-3]
    header = f"# GoWheels in its language {language!r}; see docs/languages.md."
    new = Catalog(
        language,
        header_comment=header,
        project="GoWheels",
        version="",
        msgid_bugs_address="",
        last_translator="GoWheels",
        language_team="GoWheels",
        fuzzy=False,
    )
    known = read(catalogue) if catalogue.stat().st_size else new
    template = Catalog(charset="utf-8")
    for file, said, context in messages():
        template.add(said, locations=[(file, 0)], context=context)
    known.update(template, no_fuzzy_matching=True, update_creation_date=False)
    known.obsolete.clear()
    return known


def read(catalogue: Path) -> Catalog:
    """A catalogue as it stands in its file."""
    with catalogue.open("rb") as file:
        return read_po(file, locale=catalogue.parts[-3])


def write(catalogue: Path, catalog: Catalog) -> None:
    """Write a catalogue, and beside it what Django reads of it."""
    with catalogue.open("wb") as file:
        write_po(file, catalog, width=100, sort_by_file=True, include_lineno=False)
    compile_beside(catalogue)


def compile_beside(catalogue: Path) -> None:
    """Write what Django reads of a catalogue beside it."""
    catalogue.with_suffix(".mo").write_bytes(compiled(catalogue))


def compiled(catalogue: Path) -> bytes:
    """What a catalogue's file compiles to."""
    file = io.BytesIO()
    write_mo(file, read(catalogue))
    return file.getvalue()


def is_whole(message: Message) -> bool:
    """Whether a message has all of its translation, and nobody doubts it."""
    said = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(said) and not message.fuzzy


def messages() -> Iterator[Found]:
    """Each message with its file and its context; one with a plural is a pair."""
    for path in sorted([*ROOT.glob("gowheels/**/*.py"), *ROOT.glob("templates/**/*.html")]):
        name = path.relative_to(ROOT).as_posix()
        if name.startswith(LEFT_OUT):
            continue
        text = path.read_text()
        if path.suffix == ".html":
            # What is left of a template around its messages is no indented Python.
            lines = templatize(text).splitlines()
            text = "\n".join(line.strip() for line in lines)
        found = extract("python", io.BytesIO(text.encode()), keywords=KEYWORDS)
        for _line, said, _comments, context in found:
            yield name, said, context
    for said in (*contract.introduction(), *contract.titles().values()):
        yield "docs/openapi.yaml", said, None


if __name__ == "__main__":
    main()
