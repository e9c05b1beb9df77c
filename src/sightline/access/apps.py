"""How Django finds this app."""

from django.apps import AppConfig
from django.core.checks import Tags, register

from sightline.access.checks import check_database_role


class AccessConfig(AppConfig):
    name = "sightline.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the database's role looked at by `check --database` and before migrating."""
        register(check_database_role, Tags.database)
