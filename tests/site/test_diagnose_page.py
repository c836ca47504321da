"""The page that diagnoses, in Chromium: from a disk, without a network, by keyboard, on a phone."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from errdex.diagnosis.diagnosing import diagnose_text
from errdex.diagnosis.pastes import redact_text, told
from errdex.diagnosis.results import Diagnosis
from errdex.diagnosis.retries import points_to_another
from tests.cases import EXAMPLES, load_cases
from tests.site.conftest import Served, Site, serve, swapping
from tests.support.fuzz_leaks import inputs, shows
from tests.support.runtimes import own_knowledge, python_answer

FOCUSED = "document.activeElement.textContent"
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
        self.box.focus()
        self.page.evaluate("window.errdex.diagnosis()")

    @property
    def box(self) -> Any:
        """What text is pasted into."""
        return self.page.get_by_label("What you have")

    def paste(self, text: str) -> str:
        """Put text into the box, diagnose, and return the verdict, which is a new one."""
        self.box.fill(text)
        self.page.evaluate("document.querySelector('[data-verdict]').replaceChildren()")
        self.page.get_by_role("button", name="Diagnose").click()
        return self.verdict()

    def verdict(self) -> str:
        """Return the verdict, once there is one."""
        said = "document.querySelector('[data-verdict]').textContent"
        self.page.wait_for_function(f"!['', 'Loading…'].includes({said})")
        return str(self.page.locator("[data-verdict]").inner_text())

    def result(self) -> str:
        """Return the text of the result, with what is folded."""
        return str(self.page.get_by_role("region", name="Diagnosis").text_content())


@pytest.fixture
def visit(browser: Any, site: Path) -> Iterator[Visit]:
    """Return a fresh visit."""
    made = Visit(browser, site)
    yield made
    assert made.faults == []
    made.context.close()


def test_every_paste_of_the_examples_is_answered(browser: Any, site: Path) -> None:
    """The page shows the verdict, what fails and why, every code and step, and every note.

    At 320 pixels nothing scrolls sideways.
    """
    visit = Visit(browser, site, viewport={"width": 320, "height": 600})
    knowledge = own_knowledge()
    for case in load_cases():
        visit.paste(case.input)
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 320, case.name
        if case.context:
            continue
        shown = _squeezed(visit.result())
        result = diagnose_text(case.input, {}, knowledge)
        for text in _texts_of(result):
            assert _squeezed(text) in shown, (case.name, text)
    assert visit.faults == []
    visit.context.close()


def _texts_of(result: Diagnosis) -> Iterator[str]:
    """Yield what a reader needs of a diagnosis."""
    if result["answer"]:
        says = result["answer"]["says"]  # of symptoms that only words tell there are links
        yield from [says] if result["recognised"] else re.findall('"([^"]+)"', says)
        yield result["answer"]["first_step"] or ""
        yield result["answer"]["tell_customer"] or ""
    yield from result["notes"]
    for code in result["codes"]:
        yield code["code"]
        yield code["title"]
        pointed = points_to_another(code, result["codes"], own_knowledge())
        yield from () if pointed else code["steps"]
    for check in result["checks"]:
        if check["outcome"] == "fail":
            yield check["says"].rstrip(".")
            yield from (row["hint"] for row in check["evidence"][:1])


def _squeezed(text: str) -> str:
    """Return a text without white space and without the marks of code."""
    return "".join(text.replace("`", "").split())


def test_context_counts_and_the_secret_stays(visit: Visit) -> None:
    """With the secret the digest is judged; it stands in no address, store or result."""
    case = next(case for case in load_cases() if case.name == "a digest made with SHA-1")
    visit.page.get_by_text("What else you know").click()
    field = visit.page.locator("[data-context=app_secret]")
    field.fill(SECRET)
    assert "SHA-1" in visit.paste(case.input)
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
    parts = ("", "-data", "-answers", "-causes", "-report")
    engine = tuple(f"diagnosis{part}.js" for part in parts)
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
    visit.page.unroute("**/diagnosis.js")
    visit.page.get_by_role("button", name="Diagnose").click()
    visit.page.get_by_role("heading", name="E000102: ").first.wait_for()
    assert visit.faults == []
    visit.context.close()


def test_it_works_under_a_strict_policy(browser: Any, site: Path) -> None:
    """Served over plain http where no connection may be opened, the page answers as ever."""
    policy = {"Content-Security-Policy": "connect-src 'none'; form-action 'none'"}
    with serve(site, "/", policy) as address:
        root = address.replace("127.0.0.1", "errdex.test")
        visit = Visit(browser, f"{root}diagnose/")
        assert visit.paste('{"code":"E000102"}').startswith("E000102: ")
        links = visit.page.locator("[data-result] a").evaluate_all("all => all.map(a => a.href)")
        assert {*links} == {f"{root}codes/E000102/#code"}
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


def test_a_symptom_is_named_where_nothing_was_recognised(visit: Visit) -> None:
    """What the text without a code may be about is a link to its page on the disk."""
    visit.paste("java.net.SocketTimeoutException: Read timed out")
    link = visit.page.get_by_role("link", name="no answer came")
    parts = urlsplit(str(link.evaluate("link => link.href")))
    assert "no-answer" in parts.path
    assert Path(unquote(parts.path)).is_file()


def test_who_acts_is_whoever_makes_the_fix(visit: Visit) -> None:
    """The page names the same as the text: whoever does the first step, then the owner."""
    case = next(case for case in load_cases() if case.name == "a number given twice, as a fault")
    visit.paste(case.input)
    assert "API caller first, then SMS platform" in visit.page.locator("[data-result]").inner_text()


def test_the_keyboard_suffices(visit: Visit) -> None:
    """Type, press Tab until the button is reached, press Enter: the verdict has the focus."""
    page = visit.page
    page.get_by_label("What you have").focus()
    page.keyboard.insert_text('{"code":"E000102"}')
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED) == "Diagnose":
            break
    page.keyboard.press("Enter")
    page.wait_for_function(f"{FOCUSED}.startsWith('E000102: ')")


@pytest.mark.parametrize("key", ["Control+Enter", "Meta+Enter"])
def test_a_key_diagnoses_at_once(browser: Any, site: Path, key: str) -> None:
    """The verdict has the focus, is not below the header, and is not announced besides."""
    visit = Visit(browser, site, viewport={"width": 360, "height": 740})
    visit.box.focus()
    visit.page.keyboard.insert_text('{"code":"E000102"}')
    visit.page.keyboard.press(key)
    visit.page.wait_for_function(f"{FOCUSED}.startsWith('E000102: ')")
    top, header = visit.page.evaluate(
        "['[data-verdict]', '.md-header'].map("
        "(one) => document.querySelector(one).getBoundingClientRect()).map(({top, bottom}, n) =>"
        " n ? bottom : top)"
    )
    assert top >= header
    assert visit.page.locator("[data-summary]").inner_text() == ""
    visit.context.close()


def test_what_is_heard(visit: Visit) -> None:
    """Every field has a name, and a polite status says the verdict alone; the focus stays."""
    page = visit.page
    visit.box.fill('{"code":"E000102"}')
    status = page.get_by_role("status").filter(has_text="E000102")
    status.wait_for(state="attached")
    assert status.inner_text() == visit.verdict()
    assert page.evaluate("document.activeElement.id") == "errdex-evidence"
    unnamed = page.evaluate(
        "[...document.querySelectorAll('form:has(#errdex-evidence) :is(input, textarea)')]"
        ".filter(field => !field.labels.length).length"
    )
    assert unnamed == 0


def test_it_answers_while_one_types(visit: Visit) -> None:
    """Nobody has to press a button; clearing the text clears the answer."""
    visit.box.fill('{"code":"E000102"}')
    visit.page.get_by_role("heading", name="E000102: ").first.wait_for()
    visit.box.fill("")
    visit.page.get_by_role("region", name="Diagnosis").wait_for(state="hidden")


def test_typing_moves_nothing(browser: Any, site: Path) -> None:
    """What is typed stays whole in view; only a paste makes the box low."""
    visit = Visit(browser, site, viewport={"width": 360, "height": 740})
    visit.box.focus()
    for line in range(6):
        visit.page.keyboard.type(f"line {line}\n")
    visit.verdict()
    box = "document.querySelector('textarea')"
    visit.page.wait_for_function(f"{box}.scrollHeight <= {box}.clientHeight")
    visit.page.keyboard.insert_text("a line\n" * 20)
    visit.page.wait_for_function(f"{box}.rows === 3")
    visit.page.locator(".errdex-diagnose [type=reset]").click()
    visit.page.wait_for_function(f"{box}.rows === 12")
    visit.context.close()


def test_wrong_context_is_said(visit: Visit) -> None:
    """A time in another form is named; the answer waits until it is put right."""
    visit.page.get_by_text("What else you know").click()
    visit.page.locator("[data-context=sent_at]").fill("yesterday")
    assert "must be a time such as" in visit.paste('{"code":"E000102"}')
    visit.page.get_by_role("button", name="Now").click()
    expect(visit.page.locator("[data-verdict]")).to_contain_text("E000102: ")


def test_a_file_is_read(visit: Visit, tmp_path: Path) -> None:
    """A file takes the place of the text; nothing is uploaded."""
    visit.enter()
    before = len(visit.requests)
    for code, encoding in (("E000102", "utf-8"), ("E000105", "utf-16")):
        path = tmp_path / f"{code}.json"
        path.write_text(f'{{"code":"{code}"}}', encoding=encoding)
        visit.page.get_by_label("Choose a file").set_input_files(path)
        visit.page.get_by_role("heading", name=f"{code}: ").first.wait_for()
    assert [url for url in visit.requests[before:] if "favicon" not in url] == []


DROP = """([place, kind, code]) => {
    const dataTransfer = new DataTransfer();
    if (code) dataTransfer.items.add(new File([`{"code":"${code}"}`], "response.har"));
    else dataTransfer.setData("text/plain", "words");
    const event = new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true });
    return !document.querySelector(place).dispatchEvent(event);
}"""


def test_a_file_is_dropped(visit: Visit) -> None:
    """A file is read wherever it is dropped; words go where the browser puts them."""
    visit.enter()
    for place, code in (("#errdex-evidence", "E000102"), ("[data-tries]", "E000105")):
        for kind in ("dragover", "drop"):
            assert visit.page.evaluate(DROP, [place, kind, code])
            assert not visit.page.evaluate(DROP, [place, kind, ""])
        visit.page.get_by_role("heading", name=f"{code}: ").first.wait_for()


def test_what_is_cleared_while_it_loads_stays_away(
    browser: Any, site: Path, tmp_path: Path
) -> None:
    """A file, an example or a text that is still on its way is forgotten with the rest."""
    visit = Visit(browser, "about:blank")
    held: list[Any] = []
    for script in ("diagnosis.js", "examples.js"):
        visit.page.route(f"**/{script}", lambda route: held.append(route))
    visit.page.goto((site / "diagnose" / "index.html").as_uri())
    path = tmp_path / "secret.txt"
    path.write_text(f'{{"code":"E000102","password":"{SECRET}"}}', encoding="utf-8")
    with visit.page.expect_request("**/diagnosis.js"):
        visit.page.get_by_label("Choose a file").set_input_files(path)
    visit.page.locator("[data-tries] summary").click()
    with visit.page.expect_request("**/examples.js"):
        visit.page.locator("[data-try]").first.click()
    visit.page.locator("[data-errdex-diagnose] [type=reset]").click()
    assert len(held) == 2
    for route in held:
        route.continue_()
    visit.page.evaluate("window.errdex.diagnosis().then(() => new Promise(requestAnimationFrame))")
    visit.page.wait_for_function("window.errdexExamples")
    assert visit.box.input_value() == ""
    assert not visit.page.get_by_role("region", name="Diagnosis").is_visible()
    assert visit.paste('{"code":"E000102"}').startswith("E000102: ")
    assert visit.faults == []
    visit.context.close()


def test_following_a_link_keeps_what_was_typed(visit: Visit) -> None:
    """The entry opens in a tab of its own, since a page that is left forgets its text."""
    visit.paste('{"code":"E000102"}')
    with visit.context.expect_page() as opened:
        visit.page.get_by_role("link", name="All about E000102").first.click()
    opened.value.get_by_role("heading", level=1).wait_for()
    assert visit.page.get_by_label("What you have").input_value() == '{"code":"E000102"}'


def test_what_is_asked_for_can_be_filled_in(visit: Visit) -> None:
    """A button beside an open check opens the field that it needs and puts the cursor there."""
    case = next(c for c in load_cases() if c.name.startswith("a digest that cannot be judged"))
    visit.paste(case.input)
    visit.page.get_by_text("What is missing").click()
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
    assert visit.verdict().startswith("E000102: ")
    visit.context.close()


def test_nothing_is_copied_of_an_answer_that_is_being_made(visit: Visit) -> None:
    """A press between two answers has no effect."""
    visit.paste('{"code":"E000102"}')
    visit.page.evaluate(
        "document.querySelector('form textarea').form.requestSubmit();"
        "document.querySelector('[data-copy=text]').click()"
    )
    assert visit.verdict().startswith("E000102: ")


def test_the_answer_is_copied_for_the_customer_and_for_the_developer(
    browser: Any, site: Path
) -> None:
    """One gets the sentence alone; the other the verdict, who acts, the first step and the link."""
    visit = Visit(browser, site)
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    case = next(case for case in load_cases() if case.name == "a digest made with SHA-1")
    verdict = visit.paste(case.input)
    result = diagnose_text(case.input, {}, own_knowledge())
    answer = result["answer"]
    assert answer is not None
    copied = {}
    for whom in ("customer", "developer"):
        visit.page.get_by_role("button", name=f"Copy for the {whom}").click()
        visit.page.get_by_text(f"Copied for the {whom}.").wait_for()
        copied[whom] = visit.page.evaluate("navigator.clipboard.readText()")
    assert copied["customer"].strip() == answer["tell_customer"]
    for text in (verdict, "Who acts: ", answer["first_step"], result["codes"][0]["url"]):
        assert _squeezed(str(text)) in _squeezed(copied["developer"])
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
        visit.box.fill(text)
        pasted = visit.box.input_value()
        visit.page.get_by_role("button", name="Copy without secrets").click()
        visit.page.get_by_text("Copied; ").wait_for(timeout=5000)
        said = visit.page.locator("[data-said]").inner_text()
        copied = visit.page.evaluate("navigator.clipboard.readText()")
        redacted = redact_text(pasted, {"app_secret": SECRET}, own_knowledge())
        assert copied == redacted.text
        assert said == f"Copied; {told(redacted.counts)}. Read it before you send it."
    visit.context.close()


UNUSUAL = ",".join(f'{{"status":"{number}-1"}}' for number in range(100_000, 100_201))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("E000102 " + "-" * 500_000, "the text is longer than 500,000 characters"),
        (f'{{"code":"E000510","result":[{UNUSUAL}]}}', "the text has more than 200 values"),
    ],
)
def test_what_is_not_copied_is_said(visit: Visit, text: str, says: str) -> None:
    """A text that is refused is no internal error, and its diagnosis stays."""
    visit.box.fill(text)
    visit.page.get_by_role("button", name="Copy without secrets").click()
    visit.page.get_by_text(f"Not copied: {says}").wait_for(timeout=20_000)
    assert not visit.page.locator("[data-verdict]").inner_text().startswith("Internal")
    assert visit.page.locator("[data-lead]").inner_text()


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


SEEN = """() => {
    const facts = [...document.querySelectorAll("[data-lead] dt")]
      .filter((fact) => fact.textContent !== "For the customer")
      .map((fact) => fact.parentElement);
    return [document.querySelector("[data-verdict]"), ...facts].map((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return [one.textContent, top, bottom];
    });
  }"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(360, 740), (1440, 900)])
def test_the_answer_is_on_the_first_screen(
    browser: Any, site: Path, width: int, height: int, scheme: str
) -> None:
    """After a paste the verdict, who acts, what to do first and whether to send again are there."""
    visit = Visit(browser, site, viewport={"width": width, "height": height}, color_scheme=scheme)
    pasted = [case for case in load_cases() if not case.context]
    assert len(pasted) >= 20
    for case in pasted if scheme == "light" else pasted[::3]:  # colours hardly move anything
        visit.box.fill("")
        visit.box.focus()
        visit.page.keyboard.insert_text(case.input)
        visit.page.wait_for_function("!!document.querySelector('[data-summary]').textContent")
        below = [one for one in visit.page.evaluate(SEEN) if one[2] > height or one[1] < 0]
        assert below == [], case.name
    assert visit.page.evaluate("scrollY") == 0
    visit.context.close()


def test_numbers_are_named_and_all_of_them_copied(browser: Any, shipped_site: Site) -> None:
    """A code of a batch says which numbers came with it; all of them are copied, masked."""
    visit = Visit(browser, shipped_site.folder)
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    entries = [entry for entry in shipped_site.catalogue.entries if entry.field == "status"]
    code = next(entry.code for entry in entries if not entry.success and not entry.removed)
    items = [{"originTo": f"+86151234567{n:02}", "status": code} for n in range(20)]
    done = {"originTo": "+8615123456799", "status": "000000"}
    text = json.dumps({"code": "E000510", "result": [*items, done]})
    visit.paste(text)
    assert visit.page.locator(".errdex-numbers td").first.inner_text() == "20"
    visit.page.get_by_role("button", name="Copy list (20)").click()
    visit.page.get_by_text("Copied.").wait_for()
    copied = visit.page.evaluate("navigator.clipboard.readText()").splitlines()
    result = diagnose_text(text, {}, own_knowledge())
    assert copied == next(row["items"] for row in result["codes"] if row["code"] == code)
    assert (
        visit.page.locator("[data-result] section, [data-result] .errdex-pointer")
        .last.inner_text()
        .startswith("E000510")
    )
    visit.context.close()


def test_an_example_is_tried(visit: Visit) -> None:
    """A worked example fills in its text and its values, and the verdict has the focus."""
    rows = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    number = next(n for n, row in enumerate(rows) if "app_secret" in row.get("context", {}))
    visit.page.get_by_text("Try it: ").click()
    visit.page.locator("[data-try]").nth(number).click()
    visit.page.wait_for_function("document.activeElement.tagName === 'H2'")
    assert visit.box.input_value() == "\n".join(rows[number]["input"])
    secret = visit.page.locator("[data-context=app_secret]").input_value()
    assert secret == rows[number]["context"]["app_secret"]


def test_an_example_is_tried_from_its_own_page(page: Page, shipped: Served) -> None:
    """Its button leads to the form, which is filled in; the address forgets which one it was."""
    page.goto(f"{shipped.address}diagnose/examples/")
    page.locator(".errdex-example summary").first.click()
    page.get_by_role("link", name="Try it").first.click()
    page.get_by_role("region", name="Diagnosis").wait_for()
    rows = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    assert page.get_by_label("What you have").input_value() == "\n".join(rows[0]["input"])
    expect(page).to_have_url(f"{shipped.address}diagnose/")


def test_a_check_says_what_it_needs(visit: Visit) -> None:
    """An address that names a check shows its requirement and opens the fields that it needs."""
    checks = own_knowledge().compiled["checks"]
    check = next(one for one in checks if "context.app_secret" in json.dumps(one))
    visit.page.goto(f"{visit.page.url}#check.{check['id']}")
    asked = visit.page.locator(".errdex-asked:visible")
    assert _squeezed(check["says"]) in _squeezed(asked.inner_text())
    assert "the app secret" in asked.inner_text()
    assert visit.page.locator("[data-context=app_secret]").is_visible()
    visit.page.goto(f"{visit.page.url.split('#')[0]}#check.unknown")
    asked.wait_for(state="hidden")


def test_a_text_is_handed_over_in_memory(page: Page, shipped: Served) -> None:
    """The next page answers it; the address and the stores do not have it."""
    swapping(page, shipped)
    page.goto(shipped.address, wait_until="networkidle")
    page.evaluate("text => window.errdex.handOver(text)", '{"code":"E000102"}')
    expect(page.locator("[data-verdict]")).to_contain_text("E000102: ")
    expect(page).to_have_url(f"{shipped.address}diagnose/")
    assert page.evaluate("window.errdex.handed") is None
    assert (
        page.evaluate(
            "[localStorage, sessionStorage].some(s => JSON.stringify(s).includes('E000102'))"
        )
        is False
    )


def test_a_text_that_is_lost_is_asked_for(page: Page, site: Path) -> None:
    """From a disk each page is loaded anew; the page says to paste once more."""
    page.goto((site / "index.html").as_uri())
    page.evaluate("text => window.errdex.handOver(text)", '{"code":"E000102"}')
    page.get_by_text("Paste it once more").wait_for()
    expect(page).to_have_url((site / "diagnose" / "index.html").as_uri())


def test_print_has_the_report_alone(visit: Visit) -> None:
    """On paper there is no form, and every fold is open."""
    visit.paste('{"code":"E000102"}')
    visit.page.emulate_media(media="print")
    visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert not visit.box.is_visible()
    closed = "document.querySelectorAll('[data-result] details:not([open])').length"
    assert visit.page.evaluate(closed) == 0
    visit.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert visit.page.evaluate(closed) > 0


def test_without_javascript_it_says_what_to_do(browser: Any, site: Path) -> None:
    """The form stays hidden and the reader is sent to the command and to all codes."""
    visit = Visit(browser, site, java_script_enabled=False)
    text = visit.page.locator("main").inner_text()
    visit.context.close()
    assert "errdex diagnose" in text
    assert "What you have" not in text


def test_the_worked_examples_stand_on_the_site(site: Path) -> None:
    """Every example of the catalogue has its paste, its answer and a way to try it there."""
    page = (site / "diagnose" / "examples" / "index.html").read_text(encoding="utf-8")
    rows = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    assert len(rows) >= 20
    assert page.count("The report:") == len(rows)
    assert len(re.findall(r'href="\.\./#try\.[0-9]+"', page)) == len(rows)
    assert SECRET not in page


def test_the_worked_examples_fit_a_phone(browser: Any, site: Path) -> None:
    """No paste and no answer has to be scrolled sideways."""
    page = browser.new_page(viewport={"width": 320, "height": 600})
    page.goto((site / "diagnose" / "examples" / "index.html").as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
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
    assert visit.faults == []
    visit.context.close()


def test_a_wrong_context_value_is_no_internal_error(visit: Visit) -> None:
    """What the reader can fix is said in its own words."""
    visit.page.get_by_text("What else you know").click()
    visit.page.locator("[data-context=sent_at]").fill("yesterday")
    assert visit.paste('{"code":"E000102"}').startswith("context sent_at: must be a time")


def test_a_large_archive_is_read_whole(visit: Visit, tmp_path: Path) -> None:
    """Of a HAR beyond the limit of other texts the last entry counts."""
    entries = [har_entry("000000", 40_000) for _ in range(102)]
    text = json.dumps({"log": {"entries": [*entries, har_entry("E000102")]}})
    assert _status_of_file(visit, tmp_path, text).startswith("E000102: ")
    assert "entry 103 was read, the last of those that failed" in visit.result()


def test_no_success_is_claimed_of_a_file_that_is_too_long(visit: Visit, tmp_path: Path) -> None:
    """The rest was not read: nothing is said to be fine."""
    status = _status_of_file(visit, tmp_path, '{"code":"000000"}\n' + "-" * 4_100_000)
    assert "Nothing is wrong" not in status
    assert status.endswith("Not everything was read; see the notes.")
    assert "the text is longer than 500,000 characters; the rest was not read" in visit.result()


def har_entry(code: str, padding: int = 0) -> dict[str, Any]:
    """Return an entry of a HAR whose response has a code."""
    text = json.dumps({"code": code, "description": "x" * padding})
    content = {"mimeType": "application/json", "text": text}
    request = {"method": "POST", "url": "https://h.example/v1", "postData": {"text": "to=1"}}
    return {"request": request, "response": {"status": 200, "content": content}}


def _status_of_file(visit: Visit, folder: Path, text: str) -> str:
    file = folder / "evidence.txt"
    file.write_text(text, encoding="utf-8")
    visit.page.get_by_label("Choose a file").set_input_files(file)
    return visit.verdict()
