"""How does a test go through pages as people do: by links, forms and buttons, looking at each?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.urls import resolve
from playwright.sync_api import Locator, Page, expect

Check = Callable[[Page], None]


@dataclass
class Looked:
    """Which pages somebody has looked at with an eye to whether everyone can use them."""

    check: Check
    seen: set[tuple[object, ...]] = field(default_factory=set)

    def at(self, page: Page) -> None:
        """Check a page, the first time at each width, in each of the ways it is drawn."""
        width = page.viewport_size["width"]
        found = resolve(urlsplit(page.url).path)
        # A page with faults, and each kind of step, is drawn in its own way.
        faults = page.locator(".govuk-error-summary").count()
        key = (found.url_name, found.kwargs.get("step"), width, bool(faults))
        if key in self.seen:
            return
        self.seen.add(key)
        self.check(page)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{page.url} scrolls sideways at {width}"
        assert page.locator("h1").count() == 1


@dataclass
class Visitor:
    """Someone at a browser. Without `looked`, nothing is checked of the pages they come to."""

    page: Page
    looked: Looked | None = None

    @property
    def main(self) -> Locator:
        """What the page is about."""
        return self.page.locator("main")

    def go(self, address: str) -> None:
        """Type an address, or use one kept from before."""
        answer = self.page.goto(address)
        assert answer.status == 200, f"{address} answers {answer.status}"
        self._look()

    def follow(self, text: str, *, of: str = "", within: str = "main") -> None:
        """Follow the first link that holds these words; `of` names the part it stands in.

        A link that looks like a button counts as well.
        """
        place = self.page.locator(within)
        link = self.page.locator("a", has_text=text)
        if of:
            place = place.locator("tr, li, section", has_text=of).filter(has=link).last
        place.locator(link).first.click()
        self._look()

    def answer(self, **answers: object) -> None:
        """Fill in a form by the names of its fields: words, choices by code, or several.

        True ticks a box that stands alone.
        """
        for name, told in answers.items():
            for each in told if isinstance(told, (list, tuple)) else (told,):
                self._answer(name, each)

    def press(self, button: str) -> None:
        """Press a button that sends a form."""
        self.main.get_by_role("button", name=button, exact=True).last.click()
        self._look()

    def reads(self, *texts: str) -> None:
        """Expect the page to say these things."""
        for text in texts:
            expect(self.main).to_contain_text(text)

    def does_not_read(self, *texts: str) -> None:
        """Expect the page to say none of these things, anywhere."""
        whole = self.page.locator("body").inner_text()
        for text in texts:
            assert text not in whole, f"{self.page.url} tells of “{text}”"

    def take(self, link: str, /, *, of: str = "", **answers: object) -> None:
        """Take a step of a review, from the link that leads to it."""
        self.follow(link, of=of)
        self.answer(**answers)
        self.press("Take it down")
        self.reads("Taken down")

    def _answer(self, name: str, told: object) -> None:
        first = self.page.locator(f"main [name={name}]").first
        if told is True:
            first.check()
        elif first.get_attribute("type") in ("radio", "checkbox"):
            first.page.locator(f"main [name={name}][value='{told}']").check()
        elif first.evaluate("each => each.tagName") == "SELECT":
            first.select_option(str(told))
        else:
            first.fill(str(told))

    def _look(self) -> None:
        if self.looked:
            self.looked.at(self.page)
