"""Which acts are limited, and how often each may be done: so many in so long (s, m, h, d).

`.env.example` says in words what each is for; `gowheels.limits` counts.
"""

from decouple import config

DEFAULTS = {
    "send_phone_burst": "1/30s",
    "send_phone_hour": "5/1h",
    "send_phone_day": "10/1d",
    "send_address": "20/1h",
    "send_site": "3000/1h",
    "try_phone": "10/1h",
    "check_phone": "30/1h",
    "click": "600/1h",
    "contact": "30/1d",
    "contact_new": "10/1d",
    "contact_address": "300/1d",
    "message": "10/1d",
    "favourite": "600/1h",
    "picked_out": "600/1h",
    "report": "10/1d",
    "upload": "300/1h",
    "share_picture": "600/1h",
    "admin_sign_in_name": "5/15m",
    "admin_sign_in_address": "20/1h",
}


def variable(name: str) -> str:
    """What a limit is called in the environment."""
    return f"LIMIT_{name.upper()}"


def rates() -> dict[str, str]:
    """Every limit by its name, as the environment has it."""
    return {name: config(variable(name), default=rate) for name, rate in DEFAULTS.items()}
