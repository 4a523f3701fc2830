"""What Django is told of the app when it starts."""

from django.apps import AppConfig


class GoWheelsConfig(AppConfig):
    """The one app: rentals between the people who own vehicles and the people who need one."""

    name = "gowheels"
    verbose_name = "GoWheels"

    def ready(self) -> None:
        from gowheels import checks, signals  # noqa: F401  they register themselves
