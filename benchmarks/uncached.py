"""The site's settings for answers that nobody has asked for yet.

No page is served from what is kept. What the site remembers besides, such as the names of cities
and the medians of a minute, stays.
"""

from gowheels_project.settings import *  # noqa: F403
from gowheels_project.settings import MIDDLEWARE

MIDDLEWARE = [each for each in MIDDLEWARE if each != "gowheels.visitor_cache.serve_kept"]
