"""The site's settings as tests need them: complete without an environment, quick, and quiet.

Only what the environment would say is set here, so the tests run the settings that the site runs.
`DB_NAME` and its like are left to the environment: `make test` runs the suite on both databases.
"""

import os
import tempfile
from pathlib import Path

import decouple

# What a developer's .env says is for the developer's site.
decouple.config = decouple.Config(decouple.RepositoryEmpty())
os.environ |= {
    "DEBUG": "off",
    "SECRET_KEY": "a-key-for-tests-that-is-long-enough-and-no-secret-at-all",
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "HTTPS": "off",
    "OTP_DEMO_CODE": "",
    "SMS_BACKEND": "gowheels.sms.locmem.LocmemBackend",
    "LOG_LEVEL": "WARNING",
    "REDIS_URL": "",
    "MEDIA_S3_BUCKET": "",
}
os.environ.setdefault("DB_NAME", "")

from gowheels_project.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# WhiteNoise warns of a folder that is not there. It is one for all runs and stays empty: a run that
# removed it would fail another.
STATIC_ROOT = Path(tempfile.gettempdir()) / f"gowheels-tests-{os.getuid()}"
STATIC_ROOT.mkdir(exist_ok=True)
MEDIA_ROOT = STATIC_ROOT / "media"
STORAGES = {
    "default": {"BACKEND": "gowheels.photo_disk.PhotosOnDisk"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# WhiteNoise looks at each static file when a client is made, unless it looks at them when asked.
WHITENOISE_AUTOREFRESH = True
