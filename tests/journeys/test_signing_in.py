"""Can someone come in with a password and a code, and act in one of their posts?"""

from __future__ import annotations

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from playwright.sync_api import Page, expect

from sightline.access.models import Post
from tests.journeys.conftest import Stage

pytestmark = pytest.mark.browser
PASSWORD = "wren-on-a-rowan-branch"
SECRET = "JBSWY3DPEHPK3PXP"


def code_now() -> str:
    return format_hotp_value(
        hotp_value(SECRET, next(iter(yield_hotp_counters_from_time())))
    )


def test_it_takes_a_password_and_a_code_to_act_in_a_post(stage: Stage, page: Page) -> None:
    """Neither alone is enough; the post is chosen, and said on every page."""
    holder = Post.objects.get(pk="health-visitor").holder
    holder.set_password(PASSWORD)
    holder.save()
    TOTP.activate(holder, SECRET)

    page.goto(f"{stage.url}/directory/")
    page.get_by_label("Username").fill("health-visitor")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("textbox").first.fill(code_now())
    page.get_by_role("button", name="Sign in").or_(
        page.get_by_role("button", name="Continue")
    ).first.click()
    page.goto(f"{stage.url}/directory/")
    if "/post/" in page.url:
        page.get_by_role("button", name="Health visitor", exact=True).click()
        page.goto(f"{stage.url}/directory/")

    expect(page.get_by_role("heading", level=1)).to_have_text("Directory")
    expect(page.locator(".sl-acting")).to_contain_text("Health visitor")
