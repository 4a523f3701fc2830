"""The moderation desk and the rest of the admin, one file a subject."""

from gowheels.admin import accounts, audit, catalogue, reports, vehicles

__all__ = ["accounts", "audit", "catalogue", "reports", "vehicles"]
