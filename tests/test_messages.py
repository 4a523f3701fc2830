"""Every message has its translation, and what Django reads is what the catalogue says."""

import re
from pathlib import Path

import django
import pytest
from babel.messages.pofile import read_po

from scripts import messages

CATALOGUES = messages.catalogues()
SUPPLEMENTS = messages.supplements()
PLACEHOLDER = re.compile(r"\{\w*\}|%\(\w+\)[sdr]|%[sd]|<[^>]*>")
DJANGO = Path(django.__file__).parent


@pytest.fixture(params=CATALOGUES, ids=lambda path: path.parts[-3])
def catalogue(request):
    return request.param


@pytest.fixture(params=SUPPLEMENTS, ids=lambda path: f"{path.parts[-3]} {path.stem}")
def supplement(request):
    return request.param


@pytest.fixture(params=CATALOGUES + SUPPLEMENTS, ids=lambda path: f"{path.parts[-5]} {path.stem}")
def either(request):
    return request.param


def test_there_is_one():
    assert [path.parts[-3] for path in CATALOGUES] == ["hi"]
    assert [path.stem for path in SUPPLEMENTS] == ["django", "djangojs"]


def test_a_catalogue_holds_the_messages_that_there_are_and_no_others(catalogue):
    """If this fails, `make messages` brings the catalogue up to date and names what it lacks."""
    kept = {(message.id, message.context) for message in messages.read(catalogue) if message.id}
    there = {(said, context) for _file, said, context in messages.messages()}
    # Of one with a plural the other is part of it.
    one_of = {(said[0], context) for said, context in there if isinstance(said, tuple)}
    assert kept == there - one_of


def test_each_has_a_translation_that_nobody_doubts(either):
    untranslated = [one.id for one in messages.read(either) if one.id and not one.fuzzy]
    whole = [one.id for one in messages.read(either) if one.id and messages.is_whole(one)]
    assert untranslated == whole
    assert len(whole) > (1200 if either in CATALOGUES else 50)


def test_a_translation_fills_in_what_the_message_does(either):
    """Placeholders and tags are the same; a singular may say "one" for its number."""
    wrong = []
    for message in messages.read(either):
        if not message.id:
            continue
        is_plural = isinstance(message.id, tuple)
        ids = message.id if is_plural else (message.id,)
        strings = message.string if is_plural else (message.string,)
        for said, string in zip(ids, strings, strict=True):
            allowed = set(PLACEHOLDER.findall(said))
            if (
                not allowed
                <= set(PLACEHOLDER.findall(string))
                <= allowed | set(PLACEHOLDER.findall(ids[-1]))
            ):
                wrong.append((said, string))
    assert wrong == []


def test_what_django_reads_is_what_the_catalogue_compiles_to(either):
    assert either.with_suffix(".mo").read_bytes() == messages.compiled(either)


def of_django(language, domain):
    """Each message of Django's own catalogues with its context: it, or None untranslated."""
    found = {}
    for path in DJANGO.glob(f"**/locale/{language}/LC_MESSAGES/{domain}.po"):
        with path.open("rb") as file:
            for message in read_po(file):
                whole = bool(message.id) and messages.is_whole(message)
                key = message.id, message.context
                found[key] = message if whole else found.get(key)
    return found


def test_what_supplements_django_is_still_said_and_still_needed(supplement):
    """If this fails, Django has the message, or another, or says it no more: look at it anew.

    Above each that we say otherwise stands what Django says.
    """
    said = of_django("en", supplement.stem)
    translated = of_django(supplement.parts[-3], supplement.stem)
    wrong = []
    for one in messages.read(supplement):
        key = one.id, one.context
        theirs = translated.get(key)
        noted = [f"Django: {' '.join(theirs.string.split())}"] if theirs else []
        if one.id and (key not in said or " ".join(one.user_comments) != " ".join(noted)):
            wrong.append(key)
    assert wrong == []
