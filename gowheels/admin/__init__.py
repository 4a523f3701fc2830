"""The moderation desk and the rest of the admin, one file a subject."""

from gowheels.admin import accounts, catalogue, reports, vehicles

__all__ = ["accounts", "catalogue", "reports", "vehicles"]
