"""The page that diagnoses, in Chromium: from a disk, without a network, by keyboard, on a phone."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from errdex.diagnosis.pastes import redact_text, told
from tests.cases import EXAMPLES, load_cases
from tests.site.conftest import Site, serve
from tests.support.fuzz_leaks import inputs, shows
from tests.support.runtimes import own_knowledge, python_answer

SECRET = "Jq7pXw2Lr9Tz4Nb6Vc8M"


@pytest.fixture
def site(shipped_site: Site) -> Path:
    """The folder of the shipped site."""
    return shipped_site.folder


class Visit:
    """A visit of the page, in which every request and fault is noted."""

    def __init__(self, browser: Any, site: Path | str, **options: Any) -> None:
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.faults: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        address = (site / "diagnose" / "index.html").as_uri() if isinstance(site, Path) else site
        self.page.goto(address)

    def enter(self) -> None:
        """Enter the box, and wait until what diagnoses is loaded."""
        self.page.get_by_label("What you have").focus()
        self.page.wait_for_function("window.errdexDiagnosis && window.errdexDiagnosisData")

    def paste(self, text: str) -> str:
        """Put text into the area, diagnose, and return what the status says."""
        self.page.get_by_label("What you have").fill(text)
        self.page.get_by_role("button", name="Diagnose").click()
        if text.strip():
            self.page.locator("[data-result]").wait_for()
        return str(self.page.locator("[data-summary]").inner_text())

    def result(self) -> str:
        """Return the text of the result."""
        return str(self.page.get_by_role("region", name="Diagnosis").inner_text())


@pytest.fixture
def visit(browser: Any, site: Path) -> Iterator[Visit]:
    """Return a fresh visit."""
    made = Visit(browser, site)
    yield made
    assert made.faults == []
    made.context.close()


def test_every_paste_of_the_examples_is_answered(visit: Visit) -> None:
    """The page says what the terminal says, line by line."""
    knowledge = own_knowledge()
    for case in load_cases():
        if case.context:
            continue
        visit.paste(case.input)
        shown = "".join(visit.result().split())
        expected = python_answer(case.input, {}, knowledge)["text"]
        for line in expected.splitlines():
            text = line.strip().replace("`", "")
            if text and not text.startswith("https://"):
                assert "".join(text.split()) in shown, (case.name, text)


def test_context_counts_and_the_secret_stays(visit: Visit) -> None:
    """With the secret the digest is judged; it stands in no address, store or result."""
    case = next(case for case in load_cases() if case.name == "a digest made with SHA-1")
    visit.page.get_by_text("What else you know").click()
    field = visit.page.locator("[data-context=app_secret]")
    field.fill(SECRET)
    assert "Failing checks: 1" in visit.paste(case.input)
    assert "SHA-1" in visit.result()
    assert SECRET not in visit.page.content()
    assert SECRET not in visit.page.url
    stores = "JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])"
    assert SECRET not in visit.page.evaluate(stores)
    assert field.get_attribute("type") == "password"
    assert field.get_attribute("autocomplete") == "off"


def test_nothing_is_requested_while_diagnosing(visit: Visit) -> None:
    """Everything that the page needs comes when the box is entered; nothing goes out after that."""
    visit.enter()
    before = len(visit.requests)
    visit.paste('{"code":"E000102"}')
    assert [url for url in visit.requests[before:] if "favicon" not in url] == []


def test_what_diagnoses_is_loaded_when_it_is_used(visit: Visit) -> None:
    """What comes with the page is small after gzip; entering the box loads the engine, once."""
    engine = ("diagnosis.js", "diagnosis-data.js")
    scripts = [unquote(urlsplit(url).path) for url in visit.requests if url.endswith(".js")]
    own = [path for path in scripts if Path(path).stem.startswith(("errdex", "find", "diagnos"))]
    assert not any(path.endswith(engine) for path in own)
    assert sum(len(gzip.compress(Path(path).read_bytes(), 9)) for path in own) <= 45_000
    visit.enter()
    visit.paste('{"code":"E000102"}')
    assert sum(url.endswith(engine) for url in visit.requests) == len(engine)


def test_what_cannot_be_loaded_is_said(browser: Any, site: Path) -> None:
    """Without the engine nothing is diagnosed and a line says so; the next try loads it."""
    visit = Visit(browser, "about:blank")
    visit.page.route("**/diagnosis.js", lambda route: route.abort())
    visit.page.goto((site / "diagnose" / "index.html").as_uri())
    said = "assets/diagnosis.js cannot be loaded; press Diagnose to try again."
    assert visit.paste('{"code":"E000102"}') == said
    assert visit.result() == said
    visit.page.unroute("**/diagnosis.js")
    visit.page.get_by_role("button", name="Diagnose").click()
    visit.page.get_by_role("heading", name="What came back").wait_for()
    assert visit.faults == []
    visit.context.close()


def test_it_works_under_a_strict_policy(browser: Any, site: Path) -> None:
    """Served over plain http where no connection may be opened, the page answers as ever."""
    policy = {"Content-Security-Policy": "connect-src 'none'; form-action 'none'"}
    with serve(site, "/", policy) as address:
        root = address.replace("127.0.0.1", "errdex.test")
        visit = Visit(browser, f"{root}diagnose/")
        assert visit.paste('{"code":"E000102"}').startswith("E000102: ")
        link = visit.page.locator("[data-result] a").first.get_attribute("href")
        assert link == f"{root}codes/E000102/#code"
        visit.context.close()


def test_links_lead_to_entries_on_the_disk(visit: Visit) -> None:
    """From a copy on a disk, a code leads to the file of its page, and to its field there."""
    visit.paste('{"code":"E000510","result":[{"status":"E200041"}]}')
    links = visit.page.locator("[data-result] a").evaluate_all("links => links.map(a => a.href)")
    assert links
    for link in links:
        parts = urlsplit(link)
        assert Path(unquote(parts.path)).is_file()
        assert parts.fragment in ("code", "status")


def test_the_keyboard_suffices(visit: Visit) -> None:
    """Type, press Tab until the button is reached, press Enter: the result has the focus."""
    page = visit.page
    page.get_by_label("What you have").focus()
    page.keyboard.insert_text('{"code":"E000102"}')
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Diagnose":
            break
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Diagnosis"


def test_what_is_heard(visit: Visit) -> None:
    """Every field has a name, and a polite status says in a sentence what was found."""
    page = visit.page
    status = visit.paste('{"code":"E000102"}')
    assert status.startswith("E000102: ")
    assert "No check could be made" in status
    assert page.get_by_role("status").filter(has_text="E000102").count() == 1
    unnamed = page.evaluate(
        "[...document.querySelectorAll('[data-errdex-diagnose] :is(input, textarea)')]"
        ".filter(field => !field.labels.length).length"
    )
    assert unnamed == 0


def test_it_answers_while_one_types(visit: Visit) -> None:
    """Nobody has to press a button; clearing the text clears the answer."""
    area = visit.page.get_by_label("What you have")
    area.fill('{"code":"E000102"}')
    visit.page.get_by_role("heading", name="What came back").wait_for()
    area.fill("")
    visit.page.get_by_role("heading", name="What came back").wait_for(state="detached")


def test_wrong_context_is_said(visit: Visit) -> None:
    """A time in another form is named; the answer waits until it is put right."""
    visit.page.get_by_text("What else you know").click()
    visit.page.locator("[data-context=sent_at]").fill("yesterday")
    assert "must be a time such as" in visit.paste('{"code":"E000102"}')
    visit.page.get_by_role("button", name="Now").click()
    assert "E000102" in visit.page.locator("[data-summary]").inner_text()


def test_a_file_is_read(visit: Visit, tmp_path: Path) -> None:
    """A file takes the place of the text; nothing is uploaded."""
    visit.enter()
    before = len(visit.requests)
    for code, encoding in (("E000102", "utf-8"), ("E000105", "utf-16")):
        path = tmp_path / f"{code}.json"
        path.write_text(f'{{"code":"{code}"}}', encoding=encoding)
        visit.page.get_by_label("Or a file").set_input_files(path)
        visit.page.get_by_role("link", name=code, exact=True).first.wait_for()
    assert [url for url in visit.requests[before:] if "favicon" not in url] == []


def test_following_a_link_keeps_what_was_typed(visit: Visit) -> None:
    """The entry opens in a tab of its own, since a page that is left forgets its text."""
    visit.paste('{"code":"E000102"}')
    with visit.context.expect_page() as opened:
        visit.page.get_by_role("link", name="E000102", exact=True).first.click()
    opened.value.get_by_role("heading", level=1).wait_for()
    assert visit.page.get_by_label("What you have").input_value() == '{"code":"E000102"}'


def test_what_is_asked_for_can_be_filled_in(visit: Visit) -> None:
    """A button beside an open check opens the field that it needs and puts the cursor there."""
    case = next(c for c in load_cases() if c.name.startswith("a digest that cannot be judged"))
    visit.paste(case.input)
    visit.page.get_by_role("button", name="Fill in the app secret").first.click()
    assert visit.page.evaluate("document.activeElement.dataset.context") == "app_secret"


def test_copies_as_text(browser: Any, site: Path) -> None:
    """The button copies what the terminal prints."""
    visit = Visit(browser, site)
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.paste('{"code":"E000102"}')
    visit.page.get_by_role("button", name="Copy as text").click()
    visit.page.get_by_text("Copied.").wait_for()
    copied = visit.page.evaluate("navigator.clipboard.readText()")
    assert copied == python_answer('{"code":"E000102"}', {}, own_knowledge())["text"]
    visit.context.close()


def test_copies_without_secrets(browser: Any, site: Path) -> None:
    """The button copies what `errdex redact` prints, and says what it took out."""
    visit = Visit(browser, site)
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.page.get_by_text("What else you know").click()
    visit.page.locator("[data-context=app_secret]").fill(SECRET)
    given = [case.input for case in load_cases()[::12]]
    given += [f"password: x, {SECRET}\n+86 151 2345 6789"]
    for text in given:
        visit.page.get_by_label("What you have").fill(text)
        pasted = visit.page.get_by_label("What you have").input_value()
        visit.page.get_by_role("button", name="Copy without secrets").click()
        visit.page.get_by_text("Copied; ").wait_for(timeout=5000)
        said = visit.page.locator("[data-summary]").inner_text()
        copied = visit.page.evaluate("navigator.clipboard.readText()")
        redacted = redact_text(pasted, {"app_secret": SECRET}, own_knowledge())
        assert copied == redacted.text
        assert said == f"Copied; {told(redacted.counts)}. Read it before you send it."
    visit.context.close()


def test_nothing_private_is_kept_by_the_browser(visit: Visit) -> None:
    """A sample of the leak fuzzer: result, address, title, history and storages are clean."""
    kept = """() => [document.querySelector("[data-result]").innerText, location.href,
        document.title, JSON.stringify(history.state), document.cookie,
        JSON.stringify({...localStorage}), JSON.stringify({...sessionStorage})].join("\\n")"""
    visit.page.get_by_text("What else you know").click()
    for given in inputs(60, 7):
        visit.page.locator("[data-context=app_secret]").fill(given.context.get("app_secret", ""))
        visit.paste(given.text)
        assert not shows(visit.page.evaluate(kept), given), given


def test_it_fits_a_phone(browser: Any, site: Path) -> None:
    """At 320 pixels nothing scrolls sideways."""
    visit = Visit(browser, site, viewport={"width": 320, "height": 600})
    for case in load_cases():
        visit.paste(case.input)
    width = visit.page.evaluate("document.documentElement.scrollWidth")
    visit.context.close()
    assert width <= 320


def test_without_javascript_it_says_what_to_do(browser: Any, site: Path) -> None:
    """The form stays hidden and the reader is sent to the command and to all codes."""
    visit = Visit(browser, site, java_script_enabled=False)
    text = visit.page.locator("main").inner_text()
    visit.context.close()
    assert "errdex diagnose" in text
    assert "What you have" not in text


def test_the_worked_examples_stand_on_the_site(site: Path) -> None:
    """Every example of the catalogue has its paste and its answer there."""
    page = (site / "diagnose" / "examples" / "index.html").read_text(encoding="utf-8")
    rows = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    assert len(rows) >= 20
    assert page.count("The report:") == len(rows)
    assert SECRET not in page


def test_the_worked_examples_fit_a_phone(browser: Any, site: Path) -> None:
    """No paste and no answer has to be scrolled sideways."""
    page = browser.new_page(viewport={"width": 320, "height": 600})
    page.goto((site / "diagnose" / "examples" / "index.html").as_uri())
    blocks = "[...document.querySelectorAll('pre > code')]"
    assert page.evaluate(f"{blocks}.length") > 40
    assert page.evaluate(f"{blocks}.filter(b => b.scrollWidth > b.clientWidth).length") == 0
    page.close()


@pytest.mark.parametrize(
    "data",
    [
        "",
        "globalThis.errdexDiagnosisData = {};",
        "globalThis.errdexDiagnosisData = {compiled: {}, codes: {rows: {}, folded: []}};",
    ],
)
def test_an_internal_error_is_a_line_that_says_so(browser: Any, site: Path, data: str) -> None:
    """With a broken data script the page tells of the error, and shows nothing of what was pasted.

    It never stays empty.
    """
    visit = Visit(browser, "about:blank")
    visit.page.route("**/diagnosis-data.js", lambda route: route.fulfill(body=data))
    visit.page.goto((site / "diagnose" / "index.html").as_uri())
    status = visit.paste('{"code":"E000102","to":"secret"}')
    assert status.startswith("Internal error (TypeError): nothing was diagnosed.")
    assert visit.result() == status
    assert visit.faults == []
    visit.context.close()


def test_a_wrong_context_value_is_no_internal_error(visit: Visit) -> None:
    """What the reader can fix is said in its own words."""
    visit.page.get_by_text("What else you know").click()
    visit.page.locator("[data-context=sent_at]").fill("yesterday")
    assert visit.paste('{"code":"E000102"}').startswith("context sent_at: must be a time")


def test_a_large_archive_is_read_whole(visit: Visit, tmp_path: Path) -> None:
    """Of a HAR beyond the limit of other texts the last entry counts."""
    entries = [har_entry("000000", 40_000) for _ in range(150)]
    text = json.dumps({"log": {"entries": [*entries, har_entry("E000102")]}})
    assert _status_of_file(visit, tmp_path, text).startswith("E000102: ")
    assert "entry 151 was read, the last of those that failed" in visit.result()


def test_no_success_is_claimed_of_a_file_that_is_too_long(visit: Visit, tmp_path: Path) -> None:
    """The rest was not read: nothing is said to be fine."""
    status = _status_of_file(visit, tmp_path, '{"code":"000000"}\n' + "-" * 5_000_000)
    assert "Nothing is wrong" not in status
    assert status.endswith("Not everything was read; see the notes.")
    assert "succeeded" not in visit.result()
    assert "the text is longer than 1,000,000 characters; the rest was not read" in visit.result()


def har_entry(code: str, padding: int = 0) -> dict[str, Any]:
    """Return an entry of a HAR whose response has a code."""
    text = json.dumps({"code": code, "description": "x" * padding})
    content = {"mimeType": "application/json", "text": text}
    request = {"method": "POST", "url": "https://h.example/v1", "postData": {"text": "to=1"}}
    return {"request": request, "response": {"status": 200, "content": content}}


def _status_of_file(visit: Visit, folder: Path, text: str) -> str:
    file = folder / "evidence.txt"
    file.write_text(text, encoding="utf-8")
    visit.page.get_by_label("Or a file").set_input_files(file)
    status = visit.page.locator("[data-summary]")
    visit.page.wait_for_function("!!document.querySelector('[data-summary]').textContent")
    return str(status.inner_text())
