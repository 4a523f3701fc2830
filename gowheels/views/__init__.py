"""Pages: a function renders one template. The names the project was given stand here too."""

from gowheels.views.account import login_view, register_view
from gowheels.views.browse import home

__all__ = ["home", "login_view", "register_view"]
