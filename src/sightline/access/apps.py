"""How Django finds this app."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "sightline.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"
