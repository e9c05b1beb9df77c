"""How Django finds this app."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "sightline.learning"
    label = "learning"
    default_auto_field = "django.db.models.BigAutoField"
