"""The answer card: on the first screen, the same from template and script, and copied whole."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import smscodes
from errdex.authoring.catalogue import Catalogue
from errdex.matching.addresses import address_of
from tests.site.conftest import Served

CODE_MARK = re.compile(r"(?<!`)`([^`]+)`(?!`)")
SCREENS = [(360, 740), (1440, 900)]
FACTS = ("means", "who_acts", "first_step", "send_again", "tell_customer")
NAMES = ("means", "whoActs", "firstStep", "sendAgain", "tellCustomer")

READ = """async (addresses) => {
    window.read = await Promise.all(addresses.map(async (address) => {
        const page = await (await fetch(address)).text();
        const parsed = new DOMParser().parseFromString(page, "text/html");
        return [address, [...parsed.querySelector("article").childNodes]];
    }));
}"""
"""Keep the articles of pages, so that each is fetched once for all screens."""

BOTTOMS = """() => window.read.flatMap(([address, nodes]) => {
    const article = document.querySelector("article");
    article.replaceChildren(...nodes);
    const card = article.querySelector(".errdex-card");
    if (!card) return [];
    if (card.querySelector(".errdex-buttons:empty")) window.errdex.addCardButtons(card, "", "");
    const bottoms = ["default", "slate"].map((scheme) => {
        document.body.dataset.mdColorScheme = scheme;
        return Math.ceil(card.getBoundingClientRect().bottom);
    });
    return [[address, Math.max(...bottoms)]];
})"""
"""Put each article in the place of the page's, and measure the first card in both themes."""

OUTLINE = """(card) => {
    const copy = card.cloneNode(true);
    for (const link of copy.querySelectorAll("dd a")) link.replaceWith(...link.childNodes);
    copy.normalize();
    for (const one of [copy, ...copy.querySelectorAll("*")]) {
        for (const { name } of [...one.attributes]) {
            if (!["class", "role", "type", "aria-label"].includes(name)) one.removeAttribute(name);
        }
    }
    return copy.outerHTML.replace(/>\\s+</g, "><").replaceAll(' class=""', "");
}"""
"""What a card consists of, but for links in its texts and for what only finds it."""


def addresses_of(catalogue: Catalogue) -> list[str]:
    """Return the pages with a card, below the site's address."""
    codes = dict.fromkeys([e.code for e in catalogue.entries if not e.removed])
    names = [address_of(name) for name in (*codes, *catalogue.by_alias)]
    symptoms = [f"symptoms/{symptom.id}/" for symptom in catalogue.symptoms]
    return [*(f"codes/{name}/" for name in names), *symptoms]


def test_the_whole_card_is_on_the_first_screen(faultless: Page, shipped: Served) -> None:
    """On a phone and on a desk, in both themes, no card goes beyond it, buttons included."""
    page = faultless
    addresses = [shipped.address + path for path in addresses_of(shipped.catalogue)]
    page.goto(addresses[0])
    page.evaluate(READ, addresses)
    tallest = []
    for width, height in SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        bottoms: dict[str, int] = dict(page.evaluate(BOTTOMS))
        assert len(bottoms) == len(addresses)
        assert {path: y for path, y in bottoms.items() if y > height} == {}
        tallest.append(max(bottoms.items(), key=lambda found: found[1]))
    for (width, height), (address, bottom) in zip(SCREENS, tallest, strict=True):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(address)
        card = page.locator(".errdex-card").first
        expect(card.get_by_role("button")).to_have_count(2)
        found = card.evaluate("(card) => Math.ceil(card.getBoundingClientRect().bottom)")
        assert found <= height, address
        assert abs(found - bottom) <= 1, address  # fractions of a pixel differ


def plain(text: str) -> str:
    """Return a text as a page shows it."""
    return CODE_MARK.sub(r"\1", " ".join(text.split()))


def copied(page: Page, whom: str, place: int = 0) -> str:
    """Press the button of a card that copies for somebody, and return what it copied."""
    card = page.locator(".errdex-card").nth(place)
    card.get_by_role("button", name=f"Copy for the {whom}").click()
    expect(card.get_by_role("status")).to_have_text(f"Copied for the {whom}.")
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def ticket_of(subject: Any, head: str, owners: dict[str, str]) -> str:
    """Return what a developer gets: what it is, its meaning, the first steps, the link."""
    lines = [head, plain(subject.answer.means), ""]
    for number, step in enumerate(subject.remediation[:3], 1):
        who = f"Who: {owners[step.owner]}" if step.owner != subject.owner else ""
        where = f"Where: {plain(step.where)}" if step.where else ""
        aside = " · ".join(part for part in (who, where) if part)
        lines.append(f"{number}. {plain(step.do)}{aside and f' ({aside})'}")
    more = len(subject.remediation) - 3
    if more > 0:
        lines.append(f"({more} more {'step' if more == 1 else 'steps'} on the page)")
    return "\n".join([*lines, "", subject.url, ""])


def test_what_is_copied_is_what_the_buttons_promise(page: Page, shipped: Served) -> None:
    """One copies the sentence for the customer alone; the other what a developer's ticket needs."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    owners = {name: owner.title for name, owner in shipped.catalogue.owners.items()}
    for code in ("E000102", "E000112", "E200033"):
        entry = smscodes.lookup(code)
        page.goto(f"{shipped.address}codes/{code}/")
        assert copied(page, "customer") == entry.answer.tell_customer
        expected = ticket_of(entry, f"{code}: {plain(entry.title)}", owners)
        assert copied(page, "developer") == expected
    page.goto(f"{shipped.address}codes/000000/")
    for place, field in enumerate(smscodes.FIELDS[:2]):
        entry = smscodes.lookup("000000", field)
        title = f"{shipped.catalogue.fields[field].title}: {entry.title}"
        assert copied(page, "customer", place) == entry.answer.tell_customer
        assert copied(page, "developer", place) == ticket_of(entry, f"000000: {title}", owners)
    symptom = smscodes.symptoms()[0]
    page.goto(f"{shipped.address}symptoms/{symptom.id}/")
    assert copied(page, "customer") == symptom.answer.tell_customer
    assert copied(page, "developer") == ticket_of(symptom, symptom.title, owners)


@pytest.mark.parametrize("path", ["codes/E000102/", "codes/E000510/", "codes/000000/"])
def test_template_and_script_make_the_same_card(page: Page, shipped: Served, path: str) -> None:
    """Both have the facts of the entry's answer, in the same order and the same elements."""
    entry = smscodes.lookup(path.split("/")[1])
    page.goto(shipped.address + path)
    card = page.locator(".errdex-card").first
    expect(card.get_by_role("button")).to_have_count(2)
    said = [plain(getattr(entry.answer, name)) for name in FACTS]
    assert [" ".join(text.split()) for text in card.locator("dd").all_text_contents()] == said
    facts = {theirs: getattr(entry.answer, ours) for theirs, ours in zip(NAMES, FACTS, strict=True)}
    facts |= {"label": card.get_attribute("aria-label"), "developer": ""}
    made = page.evaluate_handle("(facts) => window.errdex.card(facts)", facts)
    assert page.evaluate(OUTLINE, made) == card.evaluate(OUTLINE)


def test_a_card_of_a_script_leads_to_its_page(page: Page, shipped: Served) -> None:
    """With a path it ends in a link; a fact without words is left out, and no text acts."""
    page.goto(shipped.address)
    facts = dict.fromkeys(NAMES, "<img src=x onerror=alert(1)> `a`") | {"sendAgain": ""}
    facts |= {"code": "E000102", "path": "codes/E000102/", "developer": ""}
    page.evaluate("(facts) => document.body.append(window.errdex.card(facts))", facts)
    card = page.locator(".errdex-card")
    assert card.locator("dt").all_text_contents() == [
        *("What it means", "Who acts", "Do this first", "For the customer"),
    ]
    expect(card.locator("img")).to_have_count(0)
    expect(card.locator("dd code")).to_have_text(["a"] * 4)
    link = card.get_by_role("link", name="All about E000102")
    assert link.evaluate("(link) => link.href") == f"{shipped.address}codes/E000102/"


def test_sections_are_a_press_away(page: Page, shipped: Served) -> None:
    """A narrow screen has a line of links to the sections; each heading has a link to itself."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{shipped.address}codes/E000102/")
    jumps = page.get_by_role("navigation", name="On this page").get_by_role("link")
    headings = page.locator("article h2")
    assert jumps.all_text_contents() == headings.all_text_contents()
    jumps.nth(1).click()
    expect(page).to_have_url(re.compile(r"#code\.cause$"))
    link = headings.nth(0).get_by_role("link", name="Link to this section")
    link.focus()
    expect(link).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#code\.fix$"))
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(jumps.first).to_be_hidden()
