"""When is it in Northshire? Days and a seed that never change, so that every build is the same."""

from __future__ import annotations

from datetime import UTC, date, datetime

SEED = 20261120
POSTS_BEGAN = datetime(2023, 9, 1, tzinfo=UTC)
DEMO_TODAY = date(2026, 11, 20)  # a Friday; the stories end here
# Involvements that the stories leave open are looked at again long after the demo is shown.
LOOK_AGAIN_ON = "2029-12-31"
