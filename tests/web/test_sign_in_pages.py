"""Can a person sign in with a password, and with a passkey, on our own pages?"""

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "wren-on-a-rowan-branch"
# A key built into the device, which the browser plays.
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser complained of: a refused script, say, or an error in one."""
    heard: list[str] = []
    page.on(
        "console", lambda said: heard.append(said.text) if said.type == "error" else None
    )
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


@pytest.fixture
def address(live_server: LiveServer) -> str:
    """Where the service answers, with one account in it."""
    get_user_model().objects.create_user(username="alder", password=PASSWORD)
    return f"{live_server.url}/account/"


def sign_in(page: Page, address: str) -> None:
    page.goto(f"{address}login/")
    page.get_by_label("Username").fill("alder")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: "/login/" not in url)


def test_it_signs_in_with_a_passkey_under_the_content_policy(
    page: Page, address: str, complaints: list[str]
) -> None:
    """A passkey can be added and used, and no script that this needs is refused."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    sign_in(page, address)
    complaints.clear()  # the home page is not this test's business

    page.goto(f"{address}2fa/webauthn/add/")
    if page.get_by_label("Password").count():
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Continue").click()
    page.get_by_label("Use it in place of my password").check()
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    page.context.clear_cookies()
    page.goto(f"{address}login/")
    assert complaints == []
    page.get_by_role("button", name="Sign in with a passkey").click()

    page.wait_for_url(lambda url: "/login/" not in url)
    page.goto(f"{address}2fa/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Signing in to your account")


@pytest.mark.parametrize(
    "path", ["login/", "2fa/", "password/change/", "sessions/", "logout/"]
)
def test_it_is_accessible_to_sign_in_and_out(
    path: str, page: Page, address: str, check_accessibility: Callable[[Page], None]
) -> None:
    """The pages about signing in meet WCAG 2.2 AA."""
    if path != "login/":
        sign_in(page, address)
    page.goto(f"{address}{path}")

    check_accessibility(page)


def test_it_says_what_is_wrong_with_a_password(page: Page, address: str) -> None:
    """A refused password is said in the title and in a summary at the top."""
    page.goto(f"{address}login/")
    page.get_by_role("button", name="Sign in", exact=True).click()

    expect(page).to_have_title("Error: Sign in – Sightline")
    page.get_by_role("link", name="Enter an answer to “Username”").click()
    expect(page.get_by_label("Username")).to_be_focused()
