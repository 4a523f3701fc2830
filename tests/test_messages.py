"""Every message has its translation, and what Django reads is what the catalogue says."""

import re

import pytest

from scripts import messages

CATALOGUES = messages.catalogues()
PLACEHOLDER = re.compile(r"\{\w*\}|%\(\w+\)s|<[^>]*>")


@pytest.fixture(params=CATALOGUES, ids=lambda path: path.parts[-3])
def catalogue(request):
    return request.param


def test_there_is_one():
    assert [path.parts[-3] for path in CATALOGUES] == ["hi"]


def test_a_catalogue_holds_the_messages_that_there_are_and_no_others(catalogue):
    """If this fails, `make messages` brings the catalogue up to date and names what it lacks."""
    kept = {(message.id, message.context) for message in messages.read(catalogue) if message.id}
    there = {(said, context) for _file, said, context in messages.messages()}
    # Of one with a plural the other is part of it.
    one_of = {(said[0], context) for said, context in there if isinstance(said, tuple)}
    assert kept == there - one_of


def test_each_has_a_translation_that_nobody_doubts(catalogue):
    untranslated = [one.id for one in messages.read(catalogue) if one.id and not one.fuzzy]
    whole = [one.id for one in messages.read(catalogue) if one.id and messages.is_whole(one)]
    assert untranslated == whole
    assert len(whole) > 800


def test_a_translation_fills_in_what_the_message_does(catalogue):
    """Placeholders and tags are the same; a singular may say "one" for its number."""
    wrong = []
    for message in messages.read(catalogue):
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


def test_what_django_reads_is_what_the_catalogue_compiles_to(catalogue):
    assert catalogue.with_suffix(".mo").read_bytes() == messages.compiled(catalogue)
