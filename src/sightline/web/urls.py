"""Which page answers at which address? One list a journey, put together here."""

from __future__ import annotations

from sightline.web.routes import (
    across,
    families,
    groups,
    learning,
    oversight,
    pictures,
    recording,
    reviews,
    safeguards,
    scorecard,
)

urlpatterns = [
    *families.urlpatterns,
    *pictures.urlpatterns,
    *recording.urlpatterns,
    *oversight.urlpatterns,
    *safeguards.urlpatterns,
    *reviews.urlpatterns,
    *across.urlpatterns,
    *learning.urlpatterns,
    *groups.urlpatterns,
    *scorecard.urlpatterns,
]
