"""Reading the site in a real browser: ticks, buttons, lists that filter, and the picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.conftest import Served
from tests.site.walking import FEWER_ROWS

ENTRY = "codes/E000102/"
ROWS = ".errdex-table tbody tr:not([hidden])"


@contextmanager
def without_faults(page: Page) -> Iterator[Page]:
    """Give a page on which no script may fail."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    assert faults == []


@pytest.fixture
def reader(page: Page) -> Iterator[Page]:
    """A page on which no script may fail."""
    with without_faults(page):
        yield page


def ticked(page: Page) -> list[bool]:
    """Return which steps are ticked."""
    return [box.is_checked() for box in page.locator(".errdex-tick").all()]


def test_ticks_last_as_long_as_the_session(reader: Page, shipped: Served) -> None:
    """A tick survives a reload and navigation, belongs to its page alone, and can be cleared."""
    reader.goto(shipped.address + ENTRY)
    reader.get_by_label("Compare the app key in the request").check()
    expect(reader.get_by_text("1 of 6 done.")).to_be_visible()
    reader.reload()
    expect(reader.get_by_text("1 of 6 done.")).to_be_visible()
    assert ticked(reader) == [True, False, False, False, False, False]
    reader.click("article a:has-text('E000103')")
    expect(reader.locator("h1")).to_contain_text("E000103")
    expect(reader.locator(".errdex-tick").first).not_to_be_checked()
    assert not any(ticked(reader))
    reader.go_back()
    expect(reader.locator("h1")).to_contain_text("E000102")
    expect(reader.get_by_text("1 of 6 done.")).to_be_visible()
    assert ticked(reader) == [True, False, False, False, False, False]
    reader.get_by_role("button", name="Clear ticks").click()
    assert not any(ticked(reader))
    expect(reader.get_by_text("done.")).to_be_hidden()
    assert reader.evaluate("document.activeElement.type") == "checkbox"
    reader.reload()
    expect(reader.locator(".errdex-tick")).to_have_count(6)
    assert not any(ticked(reader))


def test_a_tick_is_told_by_more_than_colour(reader: Page, shipped: Served) -> None:
    """A done step is struck through on the screen; on paper boxes, lines and buttons are gone."""
    reader.goto(shipped.address + ENTRY)
    reader.get_by_label("Compare the app key in the request").check()
    words = reader.locator(".errdex-tick + span").first
    expect(words).to_have_css("text-decoration-line", "line-through")
    reader.emulate_media(media="print")
    expect(words).to_have_css("text-decoration-line", "none")
    expect(words).to_be_visible()
    for gone in (".errdex-tick", ".errdex-buttons", ".errdex-progress", ".md-header", "footer"):
        expect(reader.locator(gone).first).to_be_hidden()
    expect(reader.locator("[id$='.fix'] + ol")).to_have_css("list-style-type", "decimal")


def test_a_browser_that_refuses_storage_ticks_all_the_same(reader: Page, shipped: Served) -> None:
    """Without storage a tick lasts until the page is left."""
    refuse = "throw new DOMException('refused', 'SecurityError')"
    reader.add_init_script(
        f"""Object.defineProperty(window, "sessionStorage", {{ get() {{ {refuse}; }} }});"""
    )
    reader.goto(shipped.address + ENTRY)
    reader.locator(".errdex-tick").last.check()
    expect(reader.get_by_text("1 of 6 done.")).to_be_visible()


def copied(page: Page, button: str, said: str) -> str:
    """Press a button that copies, and return what it copied."""
    page.get_by_role("button", name=button).first.click()
    expect(page.get_by_text(said, exact=True).nth(0)).to_be_visible()
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_the_link_is_copied(reader: Page, shipped: Served) -> None:
    """It is the published address: of the only meaning, or of the page where there are several."""
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for code, section in (("E000102", "#code"), ("000000", "")):
        reader.goto(f"{shipped.address}codes/{code}/")
        address = f"{shipped.catalogue.url}codes/{code}/{section}"
        assert copied(reader, "Copy link", "Link copied.") == address


def test_buttons_copy_over_plain_http(browser: Browser, shipped: Served) -> None:
    """Without a clipboard object a selection does, and the focus stays on the button."""
    context = browser.new_context()
    page = context.new_page()
    port = urlsplit(shipped.address).port
    page.goto(f"http://errdex.test:{port}/sms/{ENTRY}")
    assert page.evaluate("navigator.clipboard") is None
    customer = page.get_by_role("button", name="Copy for the customer")
    customer.press("Enter")
    expect(page.get_by_text("Copied for the customer.")).to_be_visible()
    expect(customer).to_be_focused()
    page.evaluate("document.body.prepend(document.createElement('textarea'))")
    page.locator("body > textarea").press("Control+V")
    entry = shipped.catalogue.find("E000102")
    assert entry
    expect(page.locator("body > textarea")).to_have_value(entry.tell_customer)
    context.close()


def test_without_javascript_a_page_is_whole(browser: Browser, shipped: Served) -> None:
    """Steps are a numbered list; what only a script can do is not offered; every code is there."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(shipped.address + ENTRY)
    expect(page.locator("article :is(button, input, [role=status])")).to_have_count(0)
    expect(page.locator("ol > li > p:first-child").first).to_have_text(
        "Compare the app key in the request with the app key of your application, "
        "character by character."
    )
    page.click("article a:text-is('JSON')")
    expect(page).to_have_url(shipped.address + "api/codes/E000102.json")
    page.goto(shipped.address + "codes/")
    expect(page.locator("article form")).to_have_count(0)
    expect(page.locator(ROWS)).to_have_count(len(shipped.catalogue.entries))
    page.goto(shipped.address + "path/")
    page.click(".errdex-flow a:has-text('E000020')")
    expect(page.locator("h1")).to_contain_text("E000020")
    context.close()


def test_words_and_choices_filter_the_table(reader: Page, shipped: Served) -> None:
    """Rows stay that hold every word and fit each choice; the count and the headings follow."""
    reader.goto(shipped.address + "codes/")
    box = reader.get_by_label("Filter")
    status = reader.locator("[data-errdex-filter] [role=status]")
    total = len(shipped.catalogue.by_code)
    expect(status).to_have_text(f"{total} of {total} codes.")
    box.fill("APP key")
    expect(status).to_have_text(re.compile(rf"^(?!{total} )[1-9]\d* of {total} codes\.$"))
    for row in reader.locator(".errdex-table tbody tr").all():
        text = (row.text_content() or "").lower()
        assert row.is_visible() == ("app" in text and "key" in text)
    box.fill("")
    reader.get_by_label("Severity").select_option("critical")
    reader.get_by_label("Who acts").select_option("Administrator")
    entries = shipped.catalogue.entries
    wanted = [e for e in entries if (e.severity, e.owner) == ("critical", "administrator")]
    expect(reader.locator(ROWS)).to_have_count(len(wanted))
    expect(reader.get_by_role("heading", name="HTTP status")).to_be_hidden()
    reader.get_by_role("button", name="Clear filters").click()
    expect(status).to_have_text(f"{total} of {total} codes.")
    expect(reader.get_by_role("heading", name="HTTP status")).to_be_visible()
    expect(box).to_be_focused()
    box.fill("no such words")
    expect(status).to_have_text(
        f"0 of {total} codes. Nothing fits all of these: use fewer words, or clear the filters."
    )


def test_a_filter_can_be_shared_and_what_was_typed_cannot(reader: Page, shipped: Served) -> None:
    """The address holds names of the catalogue alone, and opens the same choice again."""
    entries = shipped.catalogue.entries
    wanted = [e for e in entries if (e.severity, e.owner) == ("critical", "administrator")]
    page = shipped.address + "codes/"
    reader.goto(f"{page}#owner=administrator&severity=critical")
    expect(reader.locator(ROWS)).to_have_count(len(wanted))
    expect(reader.get_by_label("Who acts")).to_have_value("administrator")
    reader.get_by_label("Severity").select_option("any")
    reader.get_by_label("Filter").fill("secret words")
    expect(reader).to_have_url(f"{page}#owner=administrator")
    reader.get_by_role("button", name="Clear filters").click()
    expect(reader.locator(ROWS)).to_have_count(len(entries))
    expect(reader).to_have_url(page)
    reader.evaluate("location.hash = '#severity=critical&owner=nobody&q=x'")
    expect(reader.get_by_label("Who acts")).to_have_value("")
    expect(reader.locator(ROWS)).to_have_count(sum(e.severity == "critical" for e in entries))
    reader.goto(f"{page}#http")
    expect(reader.locator("#http")).to_be_in_viewport()


def test_a_whole_row_leads_to_its_code(reader: Page, shipped: Served) -> None:
    """A click beside the text counts as well; the keyboard meets one link in each row."""
    reader.goto(shipped.address + "groups/credentials/")
    row = reader.locator(ROWS).first
    expect(row.get_by_role("link")).to_have_count(1)
    code = row.get_by_role("cell").first.text_content() or ""
    place = row.bounding_box()
    assert place
    reader.mouse.click(place["x"] + place["width"] - 5, place["y"] + place["height"] - 5)
    expect(reader.locator("h1")).to_contain_text(code)


WHOLE = """() => {
    const range = document.createRange();
    const broken = [];
    for (const cell of document.querySelectorAll(".errdex-codes td, .errdex-codes th")) {
        if (!cell.checkVisibility()) continue;
        const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
            for (const word of texts.currentNode.data.matchAll(/[^\\s-]+/g)) {
                range.setStart(texts.currentNode, word.index);
                range.setEnd(texts.currentNode, word.index + word[0].length);
                const lines = [...range.getClientRects()].map((line) => Math.round(line.top));
                if (new Set(lines).size > 1) broken.push(word[0]);
            }
        }
    }
    return broken;
}"""


def test_no_word_of_a_table_is_broken(page: Page, shipped: Served) -> None:
    """Columns go before words do; below, who acts and when to send again are a second line."""
    page.goto(shipped.address + "codes/")
    for width in (320, 360, 720, 768, 900, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(WHOLE) == [], width
        for column in ("owner", "send"):
            expect(page.locator(f"td.errdex-codes__{column}").first).to_be_visible()
        assert page.get_by_role("row").count() > len(shipped.catalogue.entries)


def test_the_filter_works_by_keyboard(whole_browser: Browser, shipped: Served) -> None:
    """Type, Tab to a choice, choose by arrow, and Enter keeps the page as it is."""
    with whole_browser.new_page() as page, without_faults(page) as reader:
        reader.goto(shipped.address + "codes/")
        reader.get_by_label("Filter").focus()
        reader.keyboard.type("flow control")
        reader.keyboard.press("Enter")
        reader.keyboard.press("Tab")
        expect(reader.get_by_label("Severity")).to_be_focused()
        reader.keyboard.press("Tab")
        expect(reader.get_by_label("Send again?")).to_be_focused()
        reader.keyboard.type("yes, after 10")
        expect(reader.locator(ROWS)).to_have_count(1)
        expect(reader.locator(ROWS)).to_contain_text("E200015")


REACHABLE = "article :is(a[href], button:not([disabled]), input, select, textarea, summary)"
FOCUSED = """(reachable) => {
    const found = document.activeElement;
    const style = getComputedStyle(found);
    const all = [...document.querySelectorAll(reachable)].filter((one) => one.checkVisibility());
    return [all.indexOf(found), all.length, style.outlineStyle, parseFloat(style.outlineWidth)];
}"""


@pytest.mark.parametrize("path", ["", ENTRY, "codes/", "retry/", "path/"])
def test_the_keyboard_reaches_everything(reader: Page, shipped: Served, path: str) -> None:
    """Tab comes to every link, box and button, of tables in the first rows, and it is seen."""
    reader.goto(shipped.address + path, wait_until="networkidle")
    reader.evaluate(FEWER_ROWS)
    seen: set[int] = set()
    count = 1
    for _ in range(1000):
        reader.keyboard.press("Tab")
        place, count, style, width = reader.evaluate(FOCUSED, REACHABLE)
        if place < 0:
            continue
        assert (style, width >= 2) == ("solid", True), (path, place)
        seen.add(place)
        if len(seen) == count:
            break
    assert len(seen) == count > 3


def test_the_way_to_start_leads_to_entries_and_back(reader: Page, shipped: Served) -> None:
    """Links inside it are followed by Enter; coming back and on again breaks no script."""
    reader.goto(shipped.address)
    reader.locator("article a[href$='path/']").first.click()
    link = reader.locator(".errdex-flow a:has-text('E000004')")
    link.focus()
    reader.keyboard.press("Enter")
    expect(reader.locator("h1")).to_contain_text("E000004")
    expect(reader).to_have_url(f"{shipped.address}codes/E000004/#code")
    expect(reader.locator(".errdex-tick").first).to_be_visible()
    reader.go_back()
    expect(link).to_be_visible()
    reader.locator(".errdex-flow a:has-text('E000101')").first.click()
    expect(reader.locator("h1")).to_contain_text("E000101")


def test_the_way_to_start_is_a_list_for_those_who_hear_it(reader: Page, shipped: Served) -> None:
    """Each check is an item whose links say which code they lead to; its title says what it is."""
    reader.goto(shipped.address + "path/")
    path = shipped.catalogue.decision_path
    assert path
    expect(reader.get_by_role("heading", name=path.title)).to_be_visible()
    checks = reader.locator("ol.errdex-flow").get_by_role("listitem")
    expect(checks).to_have_count(len(path.checks) + 1)
    expect(checks.nth(3).get_by_role("link")).to_have_text(["E000004", "E000101"])


LETTERS = """() => [...document.querySelectorAll(".errdex-flow :is(p, a, span, code)")].map(
    (one) => parseFloat(getComputedStyle(one).fontSize))"""
OVERFLOWING = """() => [...document.querySelectorAll(".errdex-flow :is(p, li)")].filter(
    (box) => box.scrollWidth > box.clientWidth).map((box) => box.outerHTML)"""


@pytest.mark.parametrize("family", ["serif", "monospace"])
def test_the_way_to_start_can_be_read_on_a_phone(
    browser: Browser, shipped: Served, family: str
) -> None:
    """At 360 px letters have at least 12 px, and boxes hold their texts, whatever the font."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(shipped.address + "path/")
    page.add_style_tag(content=f".errdex-flow * {{ font-family: {family} !important }}")
    sizes = page.evaluate(LETTERS)
    assert len(sizes) > 50
    assert min(sizes) >= 12
    assert page.evaluate(OVERFLOWING) == []
    context.close()


COVERED = """() => [...document.querySelectorAll("article pre")].filter((block) => {
    const button = block.querySelector(".md-code__nav").getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(block.querySelector("code"));
    return [...range.getClientRects()].some((line) => line.right > button.left
        && line.left < button.right && line.bottom > button.top && line.top < button.bottom);
}).length"""


def test_columns_in_a_block_stay_columns(browser: Browser, shipped: Served) -> None:
    """On a phone such a block scrolls by itself, and the page does not."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{shipped.address}codes/E200028/")
    block = page.locator(".errdex-columns pre > code").first
    expect(block).to_have_css("white-space", "pre")
    assert block.evaluate("(code) => code.scrollWidth > code.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_no_line_lies_below_the_button_that_copies_it(browser: Browser, shipped: Served) -> None:
    """On a phone long lines of a block wrap and leave the corner of the button free."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{shipped.address}codes/E000001/")
    blocks = page.locator("article pre").count()
    assert blocks > 2
    expect(page.locator("article pre .md-code__nav")).to_have_count(blocks)
    assert page.evaluate(COVERED) == 0
    context.close()
