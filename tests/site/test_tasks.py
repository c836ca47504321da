"""What support staff come for, done in Chromium on a phone and on a desk.

Each task takes at most two actions from where it begins, and its answer is on the first screen.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

import smscodes
from tests.cases import load_cases
from tests.site.conftest import Served

MOST_ACTIONS = 2
ON_SCREEN = """
(text) => [...document.querySelectorAll("article *")].some((node) => {
  const { top, bottom } = node.getBoundingClientRect();
  const isHere = node.checkVisibility() && top >= 0 && bottom <= innerHeight;
  return isHere && node.textContent.replace(/[ \\t\\n]+/g, " ").includes(text);
})
"""
"""Tells whether an element that holds a text is on the screen, whole."""
SCREENS = {"phone": (360, 740), "desk": (1440, 900)}


class Visitor:
    """Somebody from support before a screen: counts what they do, and looks without scrolling."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.actions = 0

    def begins_at(self, place: str) -> None:
        """Open a page of the site, as by a bookmark."""
        self.page.goto(self.address + place)

    def looks_for(self, text: str) -> None:
        """Type or paste into the box of the home page."""
        self._act()
        self.page.locator("#errdex-find").fill(text)

    def diagnoses(self, text: str) -> None:
        """Paste into the box of the Diagnose page."""
        self._act()
        box = self.page.locator("#errdex-evidence")
        box.focus()
        self.page.keyboard.insert_text(text)

    def chooses(self, name: str) -> None:
        """Press a button or follow a link."""
        self._act()
        shown = self.page.get_by_role("button", name=name).or_(
            self.page.get_by_role("link", name=name)
        )
        shown.filter(visible=True).first.click()

    def enters(self) -> None:
        """Press Enter where the cursor is."""
        self._act()
        self.page.keyboard.press("Enter")

    def sees(self, text: str) -> None:
        """Hold that a text is on the screen as it is."""
        self.page.wait_for_function(ON_SCREEN, arg=text)

    def has_copied(self, text: str) -> None:
        """Hold that a text is in what was copied."""
        expect(self.page.get_by_role("status").filter(has_text="opied").first).to_be_attached()
        assert text in self.page.evaluate("navigator.clipboard.readText()")

    def _act(self) -> None:
        self.actions += 1
        assert self.actions <= MOST_ACTIONS


def first_step(code: str) -> str:
    """Return the first step of a code without the marks of code in it."""
    return smscodes.lookup(code).answer.first_step.replace("`", "")


def refused_and_why(visitor: Visitor) -> None:
    """1: a response whose code points to the status of a number."""
    visitor.begins_at("diagnose/")
    visitor.diagnoses(
        '{"code":"E000510","result":[{"originTo":"+8615100000001","status":"E200028"}]}'
    )
    visitor.sees(smscodes.lookup("E200028").title)
    visitor.sees(first_step("E200028"))


def one_time_password_twice(visitor: Visitor) -> None:
    """2: "the one-time password arrives twice"."""
    visitor.looks_for("OTP arrives twice")
    visitor.enters()
    visitor.sees(smscodes.symptom("arrives-twice").tell_customer)


def they_get_404(visitor: Visitor) -> None:
    """3: "they get 404"."""
    visitor.looks_for("they get 404")
    visitor.sees(smscodes.lookup("404").title)
    visitor.sees(first_step("404"))


def works_on_a_laptop(visitor: Visitor) -> None:
    """4: works on a laptop, and fails in production with a code."""
    visitor.looks_for("E000620")
    visitor.sees(first_step("E000620"))
    visitor.sees(smscodes.lookup("E000620").tell_customer)


def a_letter_for_a_digit(visitor: Visitor) -> None:
    """5: a code read off a screenshot, with the letter O in it."""
    visitor.looks_for("E00O102")
    visitor.sees(first_step("E000102"))


def a_chinese_message(visitor: Visitor) -> None:
    """6: the text of the service in Chinese; of the codes that it may mean none is called exact."""
    visitor.looks_for("应用的app_key不可用")
    visitor.sees(smscodes.lookup("E000103").title)


def a_former_name(visitor: Visitor) -> None:
    """7: a code under the name that it had before."""
    visitor.looks_for("status=E200037")
    visitor.sees("E000510")
    visitor.sees("another name is E200037")


def a_callback_without_a_delivery(visitor: Visitor) -> None:
    """8: a status report that was pushed to the customer's server."""
    visitor.begins_at("diagnose/")
    visitor.diagnoses("smsMsgId=0c1d9a52-7e34-4b8f-9a60-5d2f8e7b2007_20000007&status=UNDELIV")
    visitor.sees(smscodes.lookup("UNDELIV").title)


def an_alert(visitor: Visitor) -> None:
    """9: the text of an alert."""
    visitor.looks_for("[FIRING] sms-gateway code=E200015 for 5m, 37 errors")
    visitor.sees(smscodes.lookup("E200015").title)
    visitor.sees(first_step("E200015"))


def shall_they_send_again(visitor: Visitor) -> None:
    """10: "should I resend?"."""
    visitor.looks_for("should I resend?")
    visitor.enters()
    visitor.sees(smscodes.symptom("send-again").tell_customer)


def my_codes(visitor: Visitor) -> None:
    """11: which codes are those of operations, and how to reach these."""
    visitor.looks_for("operations")
    visitor.enters()
    visitor.sees("Operation manager")
    visitor.sees("How to reach them")


def what_the_customer_is_told(visitor: Visitor) -> None:
    """12: the sentence for the customer, copied."""
    visitor.looks_for("E000112")
    visitor.chooses("Copy for the customer")
    visitor.has_copied(smscodes.lookup("E000112").tell_customer)


def whom_to_send_again(visitor: Visitor) -> None:
    """13: of a hundred numbers those that are to be sent to again."""
    visitor.begins_at("diagnose/")
    items = [
        {"originTo": f"+86151000000{n:02}", "status": "E200015" if n < 20 else "000000"}
        for n in range(100)
    ]
    visitor.diagnoses(json.dumps({"code": "E000510", "result": items}))
    visitor.sees("20 of 100")
    visitor.chooses("Copy list (20)")
    visitor.has_copied("+86151****0019")


def a_failing_request(visitor: Visitor) -> None:
    """14: the curl command that fails."""
    visitor.begins_at("diagnose/")
    case = next(case for case in load_cases() if case.name == "a digest made with SHA-1")
    visitor.diagnoses(case.input)
    visitor.sees("Do this first")


def success_and_nothing_arrived(visitor: Visitor) -> None:
    """15: the code of success, and nothing arrived."""
    visitor.looks_for("000000 but nothing arrived")
    visitor.sees(smscodes.symptom("nothing-arrived").title)
    visitor.sees(smscodes.symptom("nothing-arrived").answer.first_step.replace("`", ""))


def a_ticket(visitor: Visitor) -> None:
    """16: the answer, copied into a ticket for the developers."""
    visitor.looks_for("E000112")
    visitor.chooses("Copy for the developer")
    visitor.has_copied(smscodes.lookup("E000112").title)
    visitor.has_copied(smscodes.lookup("E000112").url)


TASKS: tuple[Callable[[Visitor], None], ...] = (
    refused_and_why,
    one_time_password_twice,
    they_get_404,
    works_on_a_laptop,
    a_letter_for_a_digit,
    a_chinese_message,
    a_former_name,
    a_callback_without_a_delivery,
    an_alert,
    shall_they_send_again,
    my_codes,
    what_the_customer_is_told,
    whom_to_send_again,
    a_failing_request,
    success_and_nothing_arrived,
    a_ticket,
)


@pytest.fixture(scope="module", params=SCREENS)
def visitor(browser: Browser, shipped: Served, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """Somebody from support, at a phone or a desk."""
    width, height = SCREENS[request.param]
    context = browser.new_context(viewport={"width": width, "height": height})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield Visitor(context.new_page(), shipped.address)
    context.close()


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.__name__)
def test_two_actions_lead_to_the_answer(visitor: Visitor, task: Callable[[Visitor], None]) -> None:
    """What was asked is answered on the first screen after two actions at most."""
    visitor.actions = 0
    visitor.begins_at("")
    task(visitor)
