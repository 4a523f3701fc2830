"""What counts as a jump: the measure that the tests of the pages go by."""

import pytest

from tests.browser.settling import comes_true
from tests.browser.shifts import asked_for, shifts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PUSH = """() => {
  const block = document.createElement("p");
  block.className = "pushed";
  block.style.blockSize = "200px";
  document.querySelector("main").prepend(block);
}"""
PUSHED = "document.querySelectorAll('.pushed').length === %d"


def test_a_jump_is_one_unless_it_was_asked_for(open_browser):
    page = open_browser()
    page.goto("/about/")
    assert shifts(page) == []
    with asked_for(page):
        page.evaluate(PUSH)
        assert comes_true(page, PUSHED % 1)
    assert shifts(page) == []
    page.evaluate(PUSH)
    assert comes_true(page, PUSHED % 2)
    page.screenshot()  # which waits for a frame
    assert len(shifts(page)) == 1
