"""What stands in which column: the names on the wire, as in forms and endpoints."""

from gowheels.forms.vehicle import VehicleForm

VEHICLE = VehicleForm.Meta.fields
SELLER = ("phone", "name")
# What the site says of a vehicle and no sheet can: exported, and passed over by an import.
SAID_BY_SITE = ("id", "approval_status", "available", "created_at", "confirmed_at")
# A sheet's own name for a vehicle, and what is wrong with a line that was refused.
EXTERNAL_ID, ERROR = "external_id", "error"

KNOWN = {*VEHICLE, *SELLER, EXTERNAL_ID, *SAID_BY_SITE, ERROR}
NEEDED = ("phone", "category", "brand_name", "model_name", "year", "price", "fuel", "transmission",
          "seats", "plate", "pincode")  # fmt: skip
