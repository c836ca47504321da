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


class Agent:
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


def refused_and_why(agent: Agent) -> None:
    """1: a response whose code points to the status of a number."""
    agent.begins_at("diagnose/")
    agent.diagnoses(
        '{"code":"E000510","result":[{"originTo":"+8615100000001","status":"E200028"}]}'
    )
    agent.sees(smscodes.lookup("E200028").title)
    agent.sees(first_step("E200028"))


def one_time_password_twice(agent: Agent) -> None:
    """2: "the one-time password arrives twice"."""
    agent.looks_for("OTP arrives twice")
    agent.enters()
    agent.sees(smscodes.symptom("arrives-twice").tell_customer)


def they_get_404(agent: Agent) -> None:
    """3: "they get 404"."""
    agent.looks_for("they get 404")
    agent.sees(smscodes.lookup("404").title)
    agent.sees(first_step("404"))


def works_on_a_laptop(agent: Agent) -> None:
    """4: works on a laptop, and fails in production with a code."""
    agent.looks_for("E000620")
    agent.sees(first_step("E000620"))
    agent.sees(smscodes.lookup("E000620").tell_customer)


def a_letter_for_a_digit(agent: Agent) -> None:
    """5: a code read off a screenshot, with the letter O in it."""
    agent.looks_for("E00O102")
    agent.sees(first_step("E000102"))


def a_chinese_message(agent: Agent) -> None:
    """6: the text of the service in Chinese; of the codes that it may mean none is called exact."""
    agent.looks_for("应用的app_key不可用")
    agent.sees(smscodes.lookup("E000103").title)


def a_former_name(agent: Agent) -> None:
    """7: a code under the name that it had before."""
    agent.looks_for("status=E200037")
    agent.sees("E000510")
    agent.sees("another name is E200037")


def a_callback_without_a_delivery(agent: Agent) -> None:
    """8: a status report that was pushed to the customer's server."""
    agent.begins_at("diagnose/")
    agent.diagnoses("smsMsgId=0c1d9a52-7e34-4b8f-9a60-5d2f8e7b2007_20000007&status=UNDELIV")
    agent.sees(smscodes.lookup("UNDELIV").title)


def an_alert(agent: Agent) -> None:
    """9: the text of an alert."""
    agent.looks_for("[FIRING] sms-gateway code=E200015 for 5m, 37 errors")
    agent.sees(smscodes.lookup("E200015").title)
    agent.sees(first_step("E200015"))


def shall_they_send_again(agent: Agent) -> None:
    """10: "should I resend?"."""
    agent.looks_for("should I resend?")
    agent.enters()
    agent.sees(smscodes.symptom("send-again").tell_customer)


def my_codes(agent: Agent) -> None:
    """11: which codes are those of operations, and how to reach these."""
    agent.looks_for("operations")
    agent.enters()
    agent.sees("Operation manager")
    agent.sees("How to reach them")


def what_the_customer_is_told(agent: Agent) -> None:
    """12: the sentence for the customer, copied."""
    agent.looks_for("E000112")
    agent.chooses("Copy for the customer")
    agent.has_copied(smscodes.lookup("E000112").tell_customer)


def whom_to_send_again(agent: Agent) -> None:
    """13: of a hundred numbers those that are to be sent to again."""
    agent.begins_at("diagnose/")
    items = [
        {"originTo": f"+86151000000{n:02}", "status": "E200015" if n < 20 else "000000"}
        for n in range(100)
    ]
    agent.diagnoses(json.dumps({"code": "E000510", "result": items}))
    agent.sees("20 of 100")
    agent.chooses("Copy list (20)")
    agent.has_copied("+86151****0019")


def a_failing_request(agent: Agent) -> None:
    """14: the curl command that fails."""
    agent.begins_at("diagnose/")
    case = next(case for case in load_cases() if case.name == "a digest made with SHA-1")
    agent.diagnoses(case.input)
    agent.sees("Do this first")


def success_and_nothing_arrived(agent: Agent) -> None:
    """15: the code of success, and nothing arrived."""
    agent.looks_for("000000 but nothing arrived")
    agent.sees(smscodes.symptom("nothing-arrived").title)
    agent.sees(smscodes.symptom("nothing-arrived").answer.first_step.replace("`", ""))


def a_ticket(agent: Agent) -> None:
    """16: the answer, copied into a ticket for the developers."""
    agent.looks_for("E000112")
    agent.chooses("Copy for the developer")
    agent.has_copied(smscodes.lookup("E000112").title)
    agent.has_copied(smscodes.lookup("E000112").url)


TASKS: tuple[Callable[[Agent], None], ...] = (
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
def agent(browser: Browser, shipped: Served, request: pytest.FixtureRequest) -> Iterator[Agent]:
    """Somebody from support, at a phone or a desk."""
    width, height = SCREENS[request.param]
    context = browser.new_context(viewport={"width": width, "height": height})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield Agent(context.new_page(), shipped.address)
    context.close()


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.__name__)
def test_two_actions_lead_to_the_answer(agent: Agent, task: Callable[[Agent], None]) -> None:
    """What was asked is answered on the first screen after two actions at most."""
    agent.actions = 0
    agent.begins_at("")
    task(agent)
