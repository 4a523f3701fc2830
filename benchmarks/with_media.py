"""The site with its photographs, which in production a web server gives out beside it."""

from django.conf import settings
from whitenoise import WhiteNoise

from gowheels_project.wsgi import application as site

application = WhiteNoise(
    site, root=settings.MEDIA_ROOT, prefix="media/", immutable_file_test=lambda *_: True
)
