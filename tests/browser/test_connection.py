"""What every page has: a line for as long as there is no connection, and words in two languages."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from tests.browser.failing import failing, forgive_network
from tests.browser.test_accessibility import RULES
from tests.factories import person, vehicle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LINE = "You are offline. What you type stays here."


def in_hindi(page: Page, path: str) -> None:
    """Open `path` as a page whose language is Hindi."""

    def translate(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('lang="en-IN"', 'lang="hi"'))

    page.route(f"**{path}", translate)
    page.goto(path)
    page.unroute(f"**{path}")


@pytest.mark.parametrize("path", ["/", "/vehicles/", "/compare/", "/login/"])
def test_the_line_comes_with_the_loss_and_goes_with_the_return(open_browser, path):
    page = open_browser(width=360)
    page.goto(path, wait_until="networkidle")
    line = page.get_by_role("status").get_by_text(LINE)
    expect(line).to_be_hidden()
    page.context.set_offline(offline=True)
    expect(line).to_be_in_viewport()
    page.context.set_offline(offline=False)
    expect(line).to_be_hidden()


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_line_and_in_a_failure(open_browser, complaints, color_scheme):
    shown = vehicle()
    page = open_browser(person("Meera"), width=360, color_scheme=color_scheme)
    page.goto(shown.get_absolute_url())
    page.context.set_offline(offline=True)
    page.get_by_role("button", name="Show number").click()
    expect(page.locator(".failure")).to_be_visible()
    results = Axe().run(page, options=RULES)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    complaints.clear()  # axe itself does what the policy forbids


def test_a_hindi_page_says_its_failures_in_hindi(open_browser, complaints):
    shown = vehicle()
    page = open_browser(person("Meera"), width=360)
    in_hindi(page, shown.get_absolute_url())
    with failing(page, "**/contact/", "broken"):
        page.get_by_role("button", name="Show number").click()
        notice = page.locator(".failure")
        expect(notice).to_contain_text("हमारी तरफ़ से कुछ गड़बड़ हुई।")
        expect(notice.get_by_role("button", name="फिर कोशिश करें")).to_be_visible()
    forgive_network(complaints)


COUNTED = """async () => {
  const { grouped, sayCount } = await import("/static/js/lib/words.js");
  const seats = (count) => sayCount(count, "{count} seat", "{count} seats");
  return [seats(1), seats(2), grouped(1234567)];
}"""


def test_each_language_counts_in_its_way_and_both_write_lakhs(open_browser):
    page = open_browser()
    page.goto("/safety/")
    assert page.evaluate(COUNTED) == ["1 seat", "2 seats", "12,34,567"]
    in_hindi(page, "/safety/")
    assert page.evaluate(COUNTED) == ["1 सीट", "2 सीटें", "12,34,567"]


def test_an_english_page_loads_no_hindi_and_a_hindi_one_works_without(open_browser, complaints):
    page = open_browser()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/safety/", wait_until="networkidle")
    assert any(url.endswith("/words.js") for url in asked)
    assert not any("words.hi" in url for url in asked)
    page.route("**/words.hi.js", lambda route: route.abort())
    in_hindi(page, "/vehicles/")
    page.get_by_role("combobox", name="Search vehicles").press_sequentially("maruti")
    expect(page.get_by_text("No suggestions. Press Enter to search.")).to_be_attached()
    forgive_network(complaints)
