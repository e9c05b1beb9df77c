"""How Django finds this app."""

from django.apps import AppConfig


class ObligationsConfig(AppConfig):
    name = "sightline.obligations"
    label = "obligations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Ask the record to tell of every new entry."""
        from sightline.obligations.keeping.listener import LISTENER  # noqa: PLC0415
        from sightline.record.listening import listen  # noqa: PLC0415

        listen(LISTENER)
