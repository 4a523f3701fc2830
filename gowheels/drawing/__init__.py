"""Draws everything that the demo and the site's furniture need: photographs, badges, icons.

Nothing here knows Django. Everything is made of shapes written in this package: no font, picture
or file is read, and the same input always gives the same pixels.
"""

from .badges import brand_badge
from .catalogue import model_drawing
from .paint import PAINTS, Paint
from .photograph import photograph
from .scene import BODIES, GROUNDS, PLATES, VIEWS, Scene
from .share_card import share_card

__all__ = [
    "BODIES",
    "GROUNDS",
    "PAINTS",
    "PLATES",
    "VIEWS",
    "Paint",
    "Scene",
    "brand_badge",
    "model_drawing",
    "photograph",
    "share_card",
]
