"""The finder in a real browser: its page, the home page, the search box, a copy on a disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.site.conftest import Served, Site, search
from tests.support.finding import LOG, RESPONSE, ROWS, SEARCHED, Row

BOX = "#errdex-find"
HITS = ".errdex-find .errdex-find__hits li"
SEARCH_HITS = ".errdex-hits li"
REASONS = {
    "exact": "exactly this code",
    "respelled": "written as",
    "number": "its number is",
    "start": "begins with",
    "similar": "looks like",
    "words": "words:",
}

Answer = Callable[[str], tuple[list[str], str]]


@pytest.fixture(scope="module")
def finder_answer(browser: Browser, shipped: Served) -> Iterator[Answer]:
    """What the finder's page lists for a text: the codes, and the first one's line."""
    page = browser.new_page()
    page.goto(f"{shipped.address}find/")
    page.focus(BOX)
    page.wait_for_function("window.errdexFinderIndex")

    def answer(text: str) -> tuple[list[str], str]:
        page.fill(BOX, "")
        expect(page.locator(HITS)).to_have_count(0)
        page.fill(BOX, text)
        page.wait_for_selector(HITS)
        return page.locator(f"{HITS} strong").all_inner_texts(), page.inner_text(HITS)

    yield answer
    page.close()


@pytest.fixture(scope="module")
def search_answer(browser: Browser, shipped: Served) -> Iterator[Answer]:
    """What the search box lists above the theme's own results."""
    page = browser.new_page()
    page.goto(shipped.address)
    page.click(".md-search__input")
    page.wait_for_selector(".errdex-hits", state="attached")

    def answer(text: str) -> tuple[list[str], str]:
        search(page, "")
        expect(page.locator(SEARCH_HITS)).to_have_count(0)
        search(page, text)
        page.wait_for_selector(SEARCH_HITS)
        return page.locator(f"{SEARCH_HITS} strong").all_inner_texts(), page.inner_text(SEARCH_HITS)

    yield answer
    page.close()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.text[:30])
def test_the_page_finds_what_people_have_in_hand(finder_answer: Answer, row: Row) -> None:
    """Typed or pasted, each row of the table has its codes first, with the reason in words."""
    codes, first = finder_answer(row.text)
    assert tuple(codes[: len(row.codes)]) == row.codes
    assert REASONS[row.reason] in first


@pytest.mark.parametrize("row", SEARCHED, ids=lambda row: row.text[:30])
def test_the_search_box_finds_it_too(search_answer: Answer, row: Row) -> None:
    """The same codes, five at most, appear above the theme's own results."""
    codes, first = search_answer(row.text)
    assert tuple(codes[: len(row.codes)]) == row.codes
    assert REASONS[row.reason] in first
    assert len(codes) <= 5


@pytest.mark.parametrize("path", ["find/", ""])
def test_a_result_opens_its_page(page: Page, shipped: Served, path: str) -> None:
    """Enter opens the first result; a click opens any; the way back leads to what was asked."""
    page.goto(shipped.address + path)
    page.fill(BOX, "102")
    expect(page.locator(HITS)).to_have_count(1)
    expect(page.locator(HITS)).to_contain_text("critical")
    page.wait_for_function("location.hash === '#102'")
    page.press(BOX, "Enter")
    expect(page).to_have_url(f"{shipped.address}codes/E000102/")
    expect(page.locator("h1")).to_contain_text("E000102")
    page.go_back()
    expect(page.locator(BOX)).to_have_value("102")
    page.locator(f"{HITS} a").click()
    expect(page.locator("h1")).to_contain_text("E000102")


def test_keys_go_through_the_results(page: Page, shipped: Served) -> None:
    """Arrow keys go down, up and around; Escape leads back to the box, and empties it."""
    page.goto(f"{shipped.address}find/")
    page.fill(BOX, "E2000")
    links = page.locator(f"{HITS} a")
    expect(links.nth(2)).to_be_visible()
    page.press(BOX, "ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(links.last).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(BOX)).to_have_value("")
    expect(links).to_have_count(0)


def test_keys_move_inside_a_pasted_text_first(page: Page, shipped: Served) -> None:
    """In a text of several lines an arrow key goes to the results only from the last line."""
    page.goto(f"{shipped.address}find/")
    page.fill(BOX, "E000102\nE000105")
    expect(page.locator(HITS)).to_have_count(2)
    page.press(BOX, "Control+Home")
    page.press(BOX, "ArrowDown")
    expect(page.locator(BOX)).to_be_focused()
    page.press(BOX, "Control+End")
    page.press(BOX, "ArrowDown")
    expect(page.locator(f"{HITS} a").first).to_be_focused()


@pytest.mark.parametrize(
    ("tail", "text", "first"),
    [
        ("?q=app_key%20is%20invald", "app_key is invald", "E000102"),
        ("?q=app_key+is+invald", "app_key is invald", "E000102"),
        ("#E0001", "E0001", "E000001"),
        ("#%25", "%", None),
        ("#find-a-code", "", None),
        ("?q=%3Cimg%20src%3Dx%3E", "<img src=x>", None),
    ],
)
def test_addresses_ask(
    page: Page, shipped: Served, tail: str, text: str, first: str | None
) -> None:
    """`?q=` and `#` fill the box, unless `#` names a part of the page; the search stays closed."""
    page.goto(f"{shipped.address}find/{tail}", wait_until="networkidle")
    expect(page.locator(BOX)).to_have_value(text)
    expect(page.locator("#__search")).not_to_be_checked()
    if first:
        expect(page.locator(f"{HITS} strong").first).to_have_text(first)
    else:
        expect(page.locator(HITS)).to_have_count(0)


@pytest.mark.parametrize(
    "text",
    [
        "Authorization: Bearer q4Ii87BhTfcw",
        "+86 151 2345 6789",
        "\uff11\uff15\uff11\uff12\uff13\uff14\uff15",
        "password=x",
        "q4Ii87BhTfcw3xO1",
        "user@example.com",
    ],
)
def test_what_may_be_private_stays_out_of_the_address(
    text: str, browser: Browser, shipped: Served
) -> None:
    """A number, a pair, a token or an address that is typed is not kept in the history."""
    page = browser.new_page()
    page.goto(f"{shipped.address}find/#E0001")
    box = page.locator(BOX)
    box.fill(text)
    page.wait_for_url(f"{shipped.address}find/")
    page.close()


def test_the_address_keeps_in_step(page: Page, shipped: Served) -> None:
    """What is typed goes behind `#`, without a step back for each key; a long text does not."""
    page.goto(f"{shipped.address}find/?q=E000102")
    steps = page.evaluate("history.length")
    page.fill(BOX, "sent twice, why?")
    page.wait_for_url(f"{shipped.address}find/#sent%20twice%2C%20why%3F")
    page.fill(BOX, "sent " * 100)
    page.wait_for_url(f"{shipped.address}find/")
    assert page.evaluate("history.length") == steps
    page.evaluate(
        "box => { box.value = 'half \\ud83d'; box.dispatchEvent(new Event('input')) }",
        page.locator(BOX).element_handle(),
    )
    page.wait_for_url(f"{shipped.address}find/#half%20%EF%BF%BD")
    page.evaluate("location.hash = 'E000105'")
    expect(page.locator(BOX)).to_have_value("E000105")
    expect(page.locator(f"{HITS} strong")).to_have_text(["E000105"])


def test_nothing_found_says_what_next(page: Page, shipped: Served) -> None:
    """The page says that nothing was found, and where to go on."""
    page.goto(f"{shipped.address}find/#xyzzy")
    expect(page.locator("[data-status]")).to_have_text("Nothing found.")
    expect(page.locator("[data-next=nothing]")).to_contain_text("digits")
    hrefs = page.locator("[data-next=nothing] a").evaluate_all("all => all.map((a) => a.href)")
    assert hrefs == [f"{shipped.address}codes/", f"{shipped.address}diagnose/"]
    page.fill(BOX, "102")
    expect(page.locator("[data-next=nothing]")).to_be_hidden()
    expect(page.locator("[data-status]")).to_have_text("One code found: E000102.")


def test_a_paste_is_sent_to_diagnosis(page: Page, shipped: Served) -> None:
    """What looks like a request, a response or a log gets a link to the page that reads it."""
    page.goto(f"{shipped.address}find/")
    for text in (RESPONSE, LOG, "curl -X POST https://x/", "HTTP/1.1 200 OK\nDate: x", "POST /x "):
        page.fill(BOX, text)
        expect(page.locator("[data-next=paste] a")).to_have_attribute(
            "href", f"{shipped.address}diagnose/"
        )
        expect(page.locator("[data-next=paste]")).to_be_visible()
    page.fill(BOX, "app_key is invalid")
    expect(page.locator("[data-next=paste]")).to_be_hidden()


def test_nothing_is_loaded_before_it_is_used(page: Page, shipped: Served) -> None:
    """Script and index come with the first use; typing asks for nothing more."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{shipped.address}#code", wait_until="networkidle")  # a part of the page
    assert not any("finder.js" in url or "finder-index.js" in url for url in asked)
    page.focus(BOX)
    page.wait_for_function("window.errdexFinderIndex")
    asked.clear()
    page.locator(BOX).press_sequentially("E000102")
    expect(page.locator(HITS)).to_have_count(1)
    assert asked == []


def test_a_finder_that_cannot_be_loaded_says_so(page: Page, shipped: Served) -> None:
    """Without its index the box says that it does not work; the next use tries again."""
    page.route("**/finder-index.js", lambda route: route.abort())
    page.goto(f"{shipped.address}find/#E000102")
    expect(page.locator("[data-status]")).to_contain_text("cannot be loaded")
    page.unroute("**/finder-index.js")
    page.focus(BOX)
    expect(page.locator(f"{HITS} strong")).to_have_text(["E000102"])


def test_the_box_works_on_each_page_that_the_theme_swaps_in(page: Page, shipped: Served) -> None:
    """After instant navigation the boxes of the home page and of the finder's page are alive."""
    sitemap = page.request.get(f"{shipped.address}sitemap.xml").text()
    here = sitemap.replace(shipped.catalogue.url, shipped.address)  # the theme asks it what to swap
    page.route("**/sitemap.xml", lambda route: route.fulfill(body=here, content_type="text/xml"))
    page.goto(shipped.address, wait_until="networkidle")
    page.evaluate("window.kept = true")
    page.click(".md-tabs a:has-text('Find')")
    expect(page.locator("h1")).to_have_text("Find a code")
    page.fill(BOX, "E000102")
    expect(page.locator(HITS)).to_have_count(1)
    page.click(".md-tabs a:has-text('Home')")
    expect(page.locator("h1")).to_contain_text("Message & SMS API")
    page.fill(BOX, "E000105")
    expect(page.locator(f"{HITS} strong")).to_have_text(["E000105"])
    assert page.evaluate("window.kept")


def focused(page: Page) -> Locator:
    """Return what has the focus."""
    return page.locator(":focus")


def test_keys_go_on_into_the_results_of_the_theme(page: Page, shipped: Served) -> None:
    """In the search box the arrow keys go through our list, then the theme's, and back."""
    page.goto(shipped.address)
    search(page, "sent twice")
    links = page.locator(f"{SEARCH_HITS} a")
    expect(links).to_have_count(2)
    page.wait_for_selector(".md-search-result__item")
    page.keyboard.press("ArrowDown")
    expect(focused(page)).to_contain_text("E200041")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search-result a").first).to_be_focused()
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("E200041")
    expect(page.locator("#__search")).not_to_be_checked()


def test_a_shared_search_lists_codes(page: Page, shipped: Served) -> None:
    """An address with `?q=`, as the search box shares it, opens the search with codes in it."""
    page.goto(f"{shipped.address}codes/?q=102")
    expect(page.locator("#__search")).to_be_checked()
    expect(page.locator(f"{SEARCH_HITS} strong")).to_have_text(["E000102"])


def test_the_search_box_leads_to_the_whole_list(page: Page, shipped: Served) -> None:
    """More than five are listed on the finder's page; an emptied box has no list."""
    page.goto(shipped.address)
    search(page, "E0001")
    expect(page.locator(SEARCH_HITS)).to_have_count(5)
    page.click(".errdex-hits__more")
    expect(page).to_have_url(f"{shipped.address}find/#E0001")
    expect(page.locator(HITS)).to_have_count(11)
    search(page, "")
    expect(page.locator(".errdex-hits")).to_be_hidden()


@pytest.mark.parametrize("path", ["find/index.html", "index.html", "codes/E000105/index.html"])
def test_a_copy_on_a_disk_finds_codes(page: Page, shipped_site: Site, path: str) -> None:
    """Opened as a file, box and search box work, though the theme's own search does not."""
    page.goto((shipped_site.folder / path).as_uri())
    if "codes/" not in path:
        page.fill(BOX, "E00102")
        expect(page.locator(f"{HITS} strong")).to_have_text(["E000102"])
    page.click(".md-search__input")
    page.fill(".md-search__input", "sent twice")
    expect(page.locator(f"{SEARCH_HITS} strong").first).to_have_text("E200041")
    page.keyboard.press("ArrowDown")
    expect(page.locator(f"{SEARCH_HITS} a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    page.click(".md-search__input")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("E200041")


def test_without_scripts_the_page_leads_to_all_codes(browser: Browser, shipped: Served) -> None:
    """The page says what it needs, and shows no box that does nothing."""
    context: BrowserContext = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{shipped.address}find/")
    expect(page.locator(BOX)).to_be_hidden()
    page.click("p:has-text('needs JavaScript') a")
    expect(page.locator("h1")).to_have_text("All codes")
    context.close()


def test_hostile_text_stays_text(page: Page, hostile: Served) -> None:
    """Titles that are markup, found by their code or typed themselves, are shown as text."""
    page.goto(f"{hostile.address}find/")
    for entries in hostile.catalogue.by_code.values():
        page.fill(BOX, entries[0].code)
        found = page.locator(HITS).first
        expect(found.locator("strong")).to_have_text(entries[0].code)
        expect(found.locator("a > span")).to_have_text(
            " / ".join(dict.fromkeys(e.title for e in entries))
        )
    page.fill(BOX, "E000102 <img src=x onerror=window.broken=1>" * 3)
    page.goto(f"{hostile.address}find/?q={quote('<script>window.broken=1</script>')}")
    expect(page.locator(BOX)).to_have_value("<script>window.broken=1</script>")
    assert page.evaluate("window.broken === undefined")
