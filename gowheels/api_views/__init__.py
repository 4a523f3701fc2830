"""JSON endpoints: a function answers one. The names the project was given stand here too."""

from gowheels.api_views.selling import add_vehicle
from gowheels.api_views.vehicles import api_vehicles, get_vehicles

__all__ = ["add_vehicle", "api_vehicles", "get_vehicles"]
