"""What is prepared for every test: the database, a browser, an accessibility check?"""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from django.test import TransactionTestCase
from playwright.sync_api import Browser, Page, sync_playwright

from tests.emptying import emptying_a_guarded_ledger
from tests.sharing_out import SharingOut

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",  # containers run tests as root, where Chromium's sandbox cannot start
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

TransactionTestCase._fixture_teardown = emptying_a_guarded_ledger(
    TransactionTestCase._fixture_teardown
)


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> SharingOut:
    """Share tests out so that what takes long to put up is put up once."""
    return SharingOut(config, log)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs PostgreSQL where the run is on another database, and say so."""
    if item.get_closest_marker("postgres") and connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL; this run is on SQLite")


@pytest.fixture(autouse=True)
def whole_record_in_tests(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let a test itself read the whole ledger on PostgreSQL; what it calls narrows that.

    Without it, row-level security would show a test no row of what it set up. Only the
    connection of the test is opened: a live server has its own, and sees what it may.
    """
    if connection.vendor != "postgresql" or not _uses_database(request):
        yield
        return
    _set_scope("whole")
    yield
    if not connection.needs_rollback:
        _set_scope("")


def _uses_database(request: pytest.FixtureRequest) -> bool:
    for name in ("transactional_db", "db"):
        if name in request.fixturenames:
            request.getfixturevalue(name)
            return True
    return request.node.get_closest_marker("django_db") is not None


def _set_scope(scope: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select set_config('sightline.scope', %s, false)", [scope])


def chromium() -> str | None:
    """Return where Chromium is on this machine, if it is."""
    named = os.environ.get("SIGHTLINE_CHROMIUM")
    return named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for the whole run."""
    executable = chromium()
    if executable is None:
        pytest.skip("no Chromium found: install it, or name it in SIGHTLINE_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=CHROMIUM_ARGUMENTS
        )
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open pages for several people at once: each call is a browser that knows nobody."""
    contexts = []

    def open_one(**options: object) -> Page:
        contexts.append(browser.new_context(**({"viewport": DESK} | options)))
        return contexts[-1].new_page()

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A page as wide as a desk's screen, with no cookies."""
    return open_page()


@pytest.fixture
def phone(open_page: Callable[..., Page]) -> Page:
    """A page as wide as a telephone's screen, with no cookies."""
    return open_page(viewport=PHONE, has_touch=True)


@pytest.fixture(scope="session")
def check_accessibility() -> Callable[[Page], None]:
    """Fail, listing what is wrong and where, unless the page meets WCAG 2.2 AA."""
    axe = Axe()

    def check(page: Page) -> None:
        found = axe.run(page, options={"runOnly": {"type": "tag", "values": WCAG}}).response
        assert found["passes"], f"axe examined nothing on {page.url}"
        wrong = [
            f"{rule['id']}: {rule['help']}\n    {node['html']}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]
        assert not wrong, f"{page.url} is not accessible:\n" + "\n".join(wrong)

    return check
