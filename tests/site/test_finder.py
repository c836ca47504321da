"""Find in a real browser: its page, the home page, the header's box, a copy on a disk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, ViewportSize, expect

from tests.site.conftest import Served, Site, search, swapping
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

PRIVATE = (
    "Authorization: Bearer q4Ii87BhTfcw",
    "+86 151 2345 6789",
    "\uff11\uff15\uff11\uff12\uff13\uff14\uff15",
    "password=x",
    "q4Ii87BhTfcw3xO1",
    "user@example.com",
)
PLAIN = ("sent twice, why?", "sent " * 100, "E0001", "E000102 E000105", "E000999", "half \ud800")

Answer = Callable[[str], tuple[list[str], str | None]]


@pytest.fixture(scope="module")
def finder_answer(browser: Browser, shipped: Served) -> Iterator[Answer]:
    """What the finder's page lists for a text: the codes, and the first one's line."""
    page = browser.new_page()
    page.goto(f"{shipped.address}find/")
    page.focus(BOX)
    page.wait_for_function("window.errdexFinderIndex")

    def answer(text: str) -> tuple[list[str], str | None]:
        page.fill(BOX, "")
        expect(page.locator(HITS)).to_have_count(0)
        page.fill(BOX, text)
        page.wait_for_selector(HITS)
        codes = page.locator(f"{HITS} strong").all_inner_texts()
        return codes, page.locator(HITS).first.text_content() or ""

    yield answer
    page.close()


@pytest.fixture(scope="module")
def search_answer(browser: Browser, shipped: Served) -> Iterator[Answer]:
    """What the header's box lists."""
    page = browser.new_page()
    page.goto(shipped.address)
    page.click(".md-search__input")
    page.wait_for_function("window.errdexFinderIndex")

    def answer(text: str) -> tuple[list[str], str | None]:
        search(page, "")
        expect(page.locator(SEARCH_HITS)).to_have_count(0)
        search(page, text)
        page.wait_for_selector(SEARCH_HITS)
        codes = page.locator(f"{SEARCH_HITS} strong").all_inner_texts()
        return codes, page.locator(SEARCH_HITS).first.text_content() or ""

    yield answer
    page.close()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.text[:30])
def test_the_page_finds_what_people_have_in_hand(finder_answer: Answer, row: Row) -> None:
    """Typed or pasted, each row of the table has its codes first, with the reason in words."""
    codes, first = finder_answer(row.text)
    assert tuple(codes[: len(row.codes)]) == row.codes
    assert first
    assert REASONS[row.reason] in first


@pytest.mark.parametrize("row", SEARCHED, ids=lambda row: row.text[:30])
def test_the_header_gives_the_same_list(
    finder_answer: Answer, search_answer: Answer, row: Row
) -> None:
    """There is one search: both boxes list the same in the same order, with the same lines."""
    assert search_answer(row.text) == finder_answer(row.text)


@pytest.mark.parametrize("path", ["find/", ""])
def test_a_result_opens_its_page(tab: Page, shipped: Served, path: str) -> None:
    """Enter opens the first result, and a click on it does; the line says what is known of it."""
    tab.goto(shipped.address + path)
    for choose in ("Enter", "click"):
        tab.fill(BOX, "E000102 E000105")
        expect(tab.locator(HITS)).to_have_count(2)
        expect(tab.locator(HITS).first).to_contain_text("critical · API caller · Send again?")
        if choose == "Enter":
            tab.press(BOX, "Enter")
        else:
            tab.click(f"{HITS} a")
        expect(tab).to_have_url(f"{shipped.address}codes/E000102/")
        expect(tab.locator("h1")).to_contain_text("E000102")
        tab.go_back()


def test_one_code_is_answered_in_place(tab: Page, shipped: Served) -> None:
    """Its card says what it means and who acts, and copies; another text takes it away."""
    tab.goto(f"{shipped.address}find/")
    entry = shipped.catalogue.find("E000102")
    assert entry
    card = tab.locator(".errdex-find [data-errdex-card]")
    for text in ("E000102", "code=102", "app_key is not valid for E000102"):
        tab.fill(BOX, text)
        expect(card).to_contain_text(entry.description)
        expect(card).to_contain_text(entry.tell_customer)
        expect(card.get_by_role("button")).to_have_count(2)
        expect(tab.locator(".errdex-find__facts")).to_be_hidden()
        tab.fill(BOX, "E000102 E000105")
        expect(card).to_have_count(0)


def test_each_meaning_of_a_code_has_its_card(tab: Page, shipped: Served) -> None:
    """A code of two fields is answered twice, each under the name of its field; a symptom once."""
    tab.goto(f"{shipped.address}find/")
    cards = tab.locator(".errdex-find [data-errdex-card]")
    several = next(of for of in shipped.catalogue.by_code.values() if len(of) > 1)
    tab.fill(BOX, several[0].code)
    expect(cards).to_have_count(len(several))
    for entry in several:
        field = shipped.catalogue.fields[entry.field].title
        expect(tab.locator("[data-answer]")).to_contain_text(f"{field}: {entry.title}")
    tab.fill(BOX, "arrives twice")
    expect(cards).to_have_count(1)


def test_a_look_alike_is_no_answer(tab: Page, shipped: Served) -> None:
    """What may be a slip, or another program's code, has a link and no card."""
    tab.goto(f"{shipped.address}find/")
    for text, code in (("E000120", "E000102"), ("svn: E200033: database is locked", "E200033")):
        tab.fill(BOX, text)
        expect(tab.locator(f"{HITS} strong")).to_have_text([code])
        expect(tab.locator("[data-answer]")).to_be_empty()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_answer_is_on_the_first_screen(
    browser: Browser, shipped: Served, scheme: Literal["light", "dark"]
) -> None:
    """On a phone and on a desk one code is answered without scrolling, buttons included."""
    for width, height in ((360, 740), (1440, 900)):
        size: ViewportSize = {"width": width, "height": height}
        page = browser.new_page(viewport=size, color_scheme=scheme)
        page.goto(f"{shipped.address}find/")
        page.fill(BOX, "E000102")
        buttons = page.locator("[data-answer] button")
        expect(buttons).to_have_count(2)
        for button in buttons.all():
            expect(button).to_be_in_viewport(ratio=1)
        page.close()


def test_keys_go_through_the_results(tab: Page, shipped: Served) -> None:
    """Arrow keys go down, up and around; Escape leads back to the box, and empties it."""
    tab.goto(f"{shipped.address}find/")
    tab.fill(BOX, "E2000")
    links = tab.locator(f"{HITS} a")
    expect(links.nth(2)).to_be_visible()
    tab.press(BOX, "ArrowDown")
    expect(links.nth(0)).to_be_focused()
    tab.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    tab.keyboard.press("ArrowUp")
    tab.keyboard.press("ArrowUp")
    expect(tab.locator(BOX)).to_be_focused()
    tab.keyboard.press("ArrowUp")
    expect(links.last).to_be_focused()
    tab.keyboard.press("Escape")
    expect(tab.locator(BOX)).to_be_focused()
    tab.keyboard.press("Escape")
    expect(tab.locator(BOX)).to_have_value("")
    expect(links).to_have_count(0)


def test_keys_move_inside_a_pasted_text_first(tab: Page, shipped: Served) -> None:
    """In a text of several lines an arrow key goes to the results only from the last line."""
    tab.goto(f"{shipped.address}find/")
    tab.fill(BOX, "E000102\nE000105")
    expect(tab.locator(HITS)).to_have_count(2)
    tab.press(BOX, "Control+Home")
    tab.press(BOX, "ArrowDown")
    expect(tab.locator(BOX)).to_be_focused()
    tab.press(BOX, "Control+End")
    tab.press(BOX, "ArrowDown")
    expect(tab.locator(f"{HITS} a").first).to_be_focused()


@pytest.mark.parametrize(
    ("tail", "text", "first", "left"),
    [
        ("?q=app_key%20is%20invald", "app_key is invald", "E000102", ""),
        ("?q=app_key+is+invald", "app_key is invald", "E000102", ""),
        ("?q=status%3D0102", "status=0102", None, ""),
        ("#e000102", "e000102", "E000102", "#E000102"),
        ("#E0001", "E0001", "E000001", ""),
        ("#%25", "%", None, ""),
        ("#what-it-understands", "", None, "#what-it-understands"),
        ("?q=%3Cimg%20src%3Dx%3E", "<img src=x>", None, ""),
    ],
)
def test_addresses_ask(
    tab: Page, shipped: Served, tail: str, text: str, first: str | None, left: str
) -> None:
    """`?q=` and `#` fill the box, unless `#` names a part of the page; a code is left of them."""
    tab.goto(f"{shipped.address}find/{tail}")
    expect(tab.locator(BOX)).to_have_value(text)
    expect(tab.locator("#__search")).not_to_be_checked()
    if first:
        expect(tab.locator(f"{HITS} strong").first).to_have_text(first)
    expect(tab).to_have_url(f"{shipped.address}find/{left}")


@pytest.mark.parametrize("text", [*PRIVATE, *PLAIN])
def test_what_is_typed_stays_out_of_the_address(tab: Page, shipped: Served, text: str) -> None:
    """Neither words nor numbers nor tokens are kept in the history: a code alone was."""
    tab.goto(f"{shipped.address}find/#E000102")
    steps = tab.evaluate("history.length")
    expect(tab.locator(f"{HITS} strong")).to_have_text(["E000102"])
    tab.fill(BOX, text)
    expect(tab).to_have_url(f"{shipped.address}find/")
    assert tab.evaluate("history.length") == steps
    assert text not in str(tab.evaluate("JSON.stringify(history.state)"))


def test_the_address_names_the_code_that_was_found(tab: Page, shipped: Served) -> None:
    """It is as the catalogue spells it, and only on Find's page; the home page keeps nothing."""
    tab.goto(f"{shipped.address}find/")
    tab.fill(BOX, "code: 102")
    expect(tab).to_have_url(f"{shipped.address}find/#E000102")
    tab.evaluate("location.hash = 'E000105'")
    expect(tab.locator(BOX)).to_have_value("E000105")
    expect(tab.locator(f"{HITS} strong")).to_have_text(["E000105"])
    tab.goto(f"{shipped.address}#E000102")
    expect(tab.locator(f"{HITS} strong")).to_have_text(["E000102"])
    expect(tab).to_have_url(shipped.address)


def test_a_search_is_linked_to_by_a_button(page: Page, shipped: Served) -> None:
    """It says what the address holds before it is copied; what may be private gets no link."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{shipped.address}find/")
    link = page.locator("[data-next=link]")
    page.fill(BOX, "app key invalid")
    expect(link).to_contain_text("copies the address with: app key invalid")
    link.get_by_role("button").click()
    expect(link.get_by_role("status")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{shipped.address}find/#app%20key%20invalid"
    for text in (*PRIVATE, "xyzzy"):
        page.fill(BOX, f"{text} E000102" if text in PRIVATE else text)
        expect(link).to_be_hidden()
    page.goto(copied)
    expect(page.locator(BOX)).to_have_value("app key invalid")


@pytest.mark.parametrize("path", ["find/", ""])
def test_the_way_back_leads_to_what_was_typed(page: Page, shipped: Served, path: str) -> None:
    """It is kept in memory: the way back fills the box, a link to the same page does not."""
    swapping(page, shipped)
    page.goto(shipped.address + path, wait_until="networkidle")
    page.fill(BOX, "sent twice")
    page.press(BOX, "Enter")
    expect(page).to_have_url(re.compile("/(codes|symptoms)/"))
    page.go_back()
    expect(page.locator(BOX)).to_have_value("sent twice")
    expect(page.locator(HITS).first).to_be_visible()
    page.click(".md-tabs a:has-text('Symptoms')")
    expect(page.locator("h1")).to_have_text("Symptoms")
    page.click(f".md-tabs a:has-text('{'Find' if path else 'Home'}')")
    expect(page).to_have_url(shipped.address + path)
    expect(page.locator(BOX)).to_have_value("")


def test_a_page_that_was_opened_is_read_out(page: Page, shipped: Served) -> None:
    """Where the theme swaps the page in, its title takes the focus, or the section asked for."""
    swapping(page, shipped)
    page.goto(f"{shipped.address}find/", wait_until="networkidle")
    page.fill(BOX, "E000102")
    expect(page.locator(HITS)).to_have_count(1)
    page.press(BOX, "Enter")
    expect(page.locator("article h1")).to_contain_text("E000102")
    expect(page.locator("article h1")).to_be_focused()


def test_nothing_found_says_what_next(tab: Page, shipped: Served) -> None:
    """The page says that nothing was found, and where to go on."""
    tab.goto(f"{shipped.address}find/#xyzzy")
    expect(tab.locator("[data-status]")).to_have_text("Nothing found.")
    expect(tab.locator("[data-next=nothing]")).to_contain_text("digits")
    hrefs = tab.locator("[data-next=nothing] a").evaluate_all("all => all.map((a) => a.href)")
    assert hrefs == [f"{shipped.address}codes/", f"{shipped.address}diagnose/"]
    tab.fill(BOX, "102")
    expect(tab.locator("[data-next=nothing]")).to_be_hidden()
    expect(tab.locator("[data-status]")).to_have_text("One code found: E000102.")


def test_a_paste_is_handed_to_diagnosis(page: Page, shipped: Served) -> None:
    """What looks like a request, a response or a log goes to Diagnose by a button, in memory."""
    swapping(page, shipped)
    page.goto(f"{shipped.address}find/", wait_until="networkidle")
    button = page.get_by_role("button", name="Diagnose this")
    for text in (LOG, "curl -X POST https://x/", "HTTP/1.1 200 OK\nDate: x", "POST /x ", RESPONSE):
        page.fill(BOX, text)
        expect(button).to_be_visible()
    page.evaluate("window.errdex.handOver = (text) => (window.handed = text)")
    button.click()
    assert page.evaluate("window.handed") == RESPONSE
    page.fill(BOX, "app_key is invalid")
    expect(button).to_be_hidden()


def test_a_long_text_leaves_room_for_what_is_found(browser: Browser, shipped: Served) -> None:
    """Where a window is magnified to 400 %, a paste and the first hit are on the screen."""
    page = browser.new_page(viewport={"width": 320, "height": 256})
    page.goto(f"{shipped.address}find/")
    page.focus(BOX)
    page.evaluate(
        """([selector, text]) => {
          const box = document.querySelector(selector);
          box.value = text;
          box.dispatchEvent(new Event("input", { bubbles: true }));
          box.dispatchEvent(new ClipboardEvent("paste"));
        }""",
        [BOX, f"{RESPONSE}\n" * 20],
    )
    expect(page.locator(f"{HITS} a").first).to_be_in_viewport(ratio=1)
    expect(page.locator(BOX)).to_be_in_viewport()
    page.close()


def test_nothing_is_loaded_before_it_is_used(page: Page, shipped: Served) -> None:
    """Script and index come with the first use, answers with the first single hit; no more does."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{shipped.address}#code", wait_until="networkidle")  # a part of the page
    assert not re.findall(r"\S*(?:/finder[-.\w]*\.js|search)\S*", "\n".join(asked))
    page.focus(BOX)
    page.wait_for_function("window.errdexFinderIndex")
    asked.clear()
    page.locator(BOX).press_sequentially("E0001")
    expect(page.locator(HITS)).to_have_count(11)
    assert asked == []
    page.fill(BOX, "E000102")
    expect(page.locator("[data-errdex-card]")).to_be_visible()
    assert asked == [f"{shipped.address}assets/finder-answers.js"]


def test_a_finder_that_cannot_be_loaded_says_so(page: Page, shipped: Served) -> None:
    """Without its index the box says that it does not work; the next use tries again."""
    page.route("**/finder-index.js", lambda route: route.abort())
    page.goto(f"{shipped.address}find/#E000102")
    expect(page.locator("[data-status]")).to_contain_text("cannot be loaded")
    page.unroute("**/finder-index.js")
    page.focus(BOX)
    expect(page.locator(f"{HITS} strong")).to_have_text(["E000102"])


@pytest.mark.parametrize("then", ["", "E000102"], ids=["Enter", "Enter, and then another text"])
def test_an_enter_before_the_index_is_there_waits_for_it(
    page: Page, shipped: Served, then: str
) -> None:
    """Enter opens the first hit as soon as there is one; text that follows takes it back."""
    held: list[Route] = []
    page.route("**/finder-index.js", lambda route: held.append(route))
    with page.expect_request("**/finder-index.js"):
        page.goto(shipped.address)
        page.focus(BOX)
    page.fill(BOX, "E000105")
    page.keyboard.press("Enter")
    if then:
        page.fill(BOX, then)
    page.wait_for_function("() => true")  # the route's handler runs
    held[0].continue_()
    if then:
        expect(page.locator(f"{HITS} strong")).to_have_text([then])
        assert page.url == shipped.address
    else:
        page.wait_for_url("**/codes/E000105/**")


def test_the_box_works_on_each_page_that_the_theme_swaps_in(page: Page, shipped: Served) -> None:
    """After instant navigation the boxes of the home page and of the finder's page are alive."""
    swapping(page, shipped)
    page.goto(shipped.address, wait_until="networkidle")
    page.evaluate("window.kept = true")
    page.click(".md-tabs a:has-text('Find')")
    expect(page.locator("h1")).to_have_text("Find")
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


def test_keys_go_through_what_the_header_lists(tab: Page, shipped: Served) -> None:
    """The arrow keys go through its list and back; Enter opens the first, and the dialog closes."""
    tab.goto(shipped.address)
    search(tab, "sent twice")
    links = tab.locator(f"{SEARCH_HITS} a")
    expect(links).to_have_count(2)
    tab.keyboard.press("ArrowDown")
    expect(focused(tab)).to_contain_text("E200041")
    expect(links.first).to_be_focused()
    tab.keyboard.press("ArrowUp")
    expect(tab.locator(".md-search__input")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.locator("h1")).to_contain_text("E200041")
    expect(tab.locator("#__search")).not_to_be_checked()


def test_the_header_is_emptied_and_closed(tab: Page, shipped: Served) -> None:
    """An emptied box has no list; a click beside it and Escape close it."""
    tab.goto(f"{shipped.address}codes/")
    dialog = tab.locator("#__search")
    search(tab, "E0001")
    expect(tab.locator(SEARCH_HITS)).to_have_count(11)
    tab.click(".md-search button[type=reset]")
    expect(tab.locator(SEARCH_HITS)).to_have_count(0)
    expect(dialog).to_be_checked()
    tab.keyboard.press("Escape")
    expect(dialog).not_to_be_checked()
    search(tab, "E0001")
    tab.mouse.click(5, 700)
    expect(dialog).not_to_be_checked()


@pytest.mark.parametrize("path", ["find/index.html", "index.html", "codes/E000105/index.html"])
def test_a_copy_on_a_disk_finds_codes(page: Page, shipped_site: Site, path: str) -> None:
    """Opened as a file, the page's box and the header's work."""
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


def test_hostile_text_stays_text(tab: Page, hostile: Served) -> None:
    """Titles that are markup, found by their code or typed themselves, are shown as text."""
    tab.goto(f"{hostile.address}find/")
    for entries in hostile.catalogue.by_code.values():
        tab.fill(BOX, entries[0].code)
        found = tab.locator(HITS).first
        expect(found.locator("strong")).to_have_text(entries[0].code)
        expect(found.locator("a > span")).to_have_text(
            " / ".join(dict.fromkeys(e.title for e in entries))
        )
    tab.fill(BOX, "E000102 <img src=x onerror=window.broken=1>" * 3)
    tab.goto(f"{hostile.address}find/?q={quote('<script>window.broken=1</script>')}")
    expect(tab.locator(BOX)).to_have_value("<script>window.broken=1</script>")
    assert tab.evaluate("window.broken === undefined")
