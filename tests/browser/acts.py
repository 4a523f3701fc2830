"""What is done at the stops of the tour, each until the page shows that it is done."""

from playwright.sync_api import Page, expect


def open_filters(page: Page) -> None:
    page.locator("[data-open-filters]").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def ask_without_answer(page: Page) -> None:
    page.route("**/get-vehicles/**", lambda _: None)
    page.locator("[name=sort]").select_option("price")
    expect(page.locator(".card-waiting").first).to_be_visible()


def suggest_places(page: Page) -> None:
    page.locator("#id_place").press_sequentially("Indi")
    expect(page.get_by_role("option").first).to_be_visible()


def suggest_words(page: Page) -> None:
    page.locator("#header-q").press_sequentially("Nex")
    expect(page.get_by_role("option").first).to_be_visible()


def open_viewer(page: Page) -> None:
    page.locator("[data-gallery-list] a").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()


def open_share(page: Page) -> None:
    page.get_by_role("button", name="Share").click()
    expect(page.get_by_role("button", name="Copy link")).to_be_visible()


def choose_to_compare(page: Page) -> None:
    page.locator(".compare-choice").click()
    expect(page.locator("[data-compare-tray]")).to_be_visible()


def send_wrong_number(page: Page) -> None:
    page.get_by_label("Mobile number").fill("12345")
    page.get_by_role("button", name="Send code").click()
    expect(page.locator(".field-error").first).to_be_visible()


def send_code(page: Page) -> None:
    page.get_by_label("Mobile number").fill("98765 43210")
    page.get_by_role("button", name="Send code").click()
    expect(page.get_by_role("heading", name="Enter the code")).to_be_visible()


def open_menu(page: Page) -> None:
    page.locator("[popovertarget=menu]").click()
    expect(page.locator("#menu")).to_be_visible()


def show_number(page: Page) -> None:
    page.get_by_role("button", name="Show number").click()
    expect(page.locator("[data-number]")).to_be_visible()


def open_report(page: Page) -> None:
    page.locator("[data-report]").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def send_empty_report(page: Page) -> None:
    open_report(page)
    page.get_by_role("button", name="Send report").click()
    expect(page.locator("dialog .field-error").first).to_be_visible()


def send_form(page: Page) -> None:
    page.locator("main form [data-submit], main form .button-main").first.click()
    expect(page.locator("main .field-error").locator("visible=true").first).to_be_visible()


def send_empty_name(page: Page) -> None:
    page.get_by_label("Name", exact=False).first.fill("")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".field-error").locator("visible=true").first).to_be_visible()


def ask_deletion(page: Page) -> None:
    page.get_by_role("button", name="Send deletion code").click()
    expect(page.get_by_role("button", name="Delete my account for good")).to_be_visible()


def ask_to_delete(page: Page) -> None:
    page.locator("[data-delete]").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()


def keep_back(page: Page) -> None:
    page.get_by_role("switch").first.click()
    expect(page.locator("[data-toasts] > *")).to_be_visible()


def next_step(page: Page) -> None:
    page.get_by_role("button", name="Next").click()
    expect(page.locator(".field-error").locator("visible=true").first).to_be_visible()


def list_nothing(page: Page) -> None:
    page.get_by_role("button", name="List vehicle").click()
    expect(page.locator(".field-error").locator("visible=true").first).to_be_visible()
