import pytest

from gowheels.templatetags.prose import with_code


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A word in `code` and `more`.", "A word in <code>code</code> and <code>more</code>."),
        ("Nothing of it.", "Nothing of it."),
        ("`<b>` & <b>", "<code>&lt;b&gt;</code> &amp; &lt;b&gt;"),
        ("", ""),
    ],
)
def test_what_stands_between_backticks_is_code_and_nothing_is_markup(text, shown):
    assert with_code(text) == shown
