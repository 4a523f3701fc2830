"""The moderation desk and the rest of the admin, one file a subject."""

from gowheels.admin import accounts, activity, catalogue, vehicles

__all__ = ["accounts", "activity", "catalogue", "vehicles"]
