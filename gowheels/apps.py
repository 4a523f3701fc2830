"""What Django is told of the app when it starts."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class GoWheelsConfig(AppConfig):
    """The one app: rentals between the people who own vehicles and the people who need one."""

    name = "gowheels"
    verbose_name = "GoWheels"

    def ready(self) -> None:
        from django.conf import settings
        from django.db.backends.signals import connection_created

        from gowheels import (  # noqa: F401  they register themselves
            authentication,
            catalogue_audit,
            checks,
            signals,
            slow_queries,
        )

        connection_created.connect(slow_queries.watch_new, dispatch_uid="slow queries")
        if settings.SENTRY_DSN:
            from gowheels import error_reports

            error_reports.start(settings.SENTRY_DSN)


class DeskConfig(AdminConfig):
    """Django's admin with our own site, which the ModelAdmins register with as ever."""

    default_site = "gowheels.desk.Desk"
