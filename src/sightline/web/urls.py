"""Which page answers at which address? One list a journey, put together here."""

from __future__ import annotations

from sightline.web.routes import families, oversight, recording

urlpatterns = [*families.urlpatterns, *recording.urlpatterns, *oversight.urlpatterns]
