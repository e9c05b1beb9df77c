"""Which address leads where?"""

from django.urls import include, path

urlpatterns = [
    path("account/", include("allauth.urls")),
    path("", include("sightline.web.urls")),
]
