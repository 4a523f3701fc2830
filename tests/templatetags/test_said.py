"""A message in a template is translated as Django does it, only sooner."""

import pytest
from django.template import engines
from django.utils.translation import override


def drawn(source, **context):
    return engines["django"].from_string(source).render(context)


@pytest.mark.parametrize(
    ("source", "english", "hindi"),
    [
        ('{% translate "Search" %}', "Search", "खोजें"),
        ("{% translate 'Search' %}", "Search", "खोजें"),
        ("{% translate what %}", "Search", "खोजें"),
        ('{% translate "State" context "lead" %}', "State", "स्थिति"),
        ('{% translate "State" %}', "State", "राज्य"),
        ('{% translate "Search" as word %}<{{ word }}>', "<Search>", "<खोजें>"),
        ('{% translate "100% <b>yours</b>" %}', "100% <b>yours</b>", "100% <b>yours</b>"),
        ('{% translate "" %}', "", ""),
    ],
)
def test_a_message_is_said_in_the_language_that_is_spoken(source, english, hindi):
    for language, said in (("en", english), ("hi", hindi), ("en", english)):
        with override(language):
            assert drawn(source, what="Search") == said


def test_what_is_typed_is_escaped():
    assert drawn("{% translate typed %}", typed="<b>") == "&lt;b&gt;"
