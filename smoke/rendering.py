"""The nginx files of deploy/, word for word but for names, folders, ports and waiting times."""

import os
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NGINX = ROOT / "deploy" / "nginx"

MAIN = """
{user}
pid {folder}/nginx.pid;
error_log {folder}/nginx-error.log notice;
worker_processes 2;
daemon off;
events {{ worker_connections 1024; }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/temporary/body;
    proxy_temp_path {folder}/temporary/proxy;
    fastcgi_temp_path {folder}/temporary/fastcgi;
    uwsgi_temp_path {folder}/temporary/uwsgi;
    scgi_temp_path {folder}/temporary/scgi;
    include {folder}/sites/gowheels.conf;
}}
"""


def render(folder: Path, http_port: int, https_port: int) -> Path:
    """Write an nginx configuration into a throwaway folder; returns the main file.

    Fails when a name that it replaces stands in no file any more: then it would rehearse less than
    it says.
    """
    elsewhere = {
        "/etc/nginx/gowheels/": f"{folder}/snippets/",
        "/etc/letsencrypt/live/gowheels.example/": f"{folder}/certificate/",
        "/var/log/nginx/": f"{folder}/",
        "/var/lib/gowheels/acme": f"{folder}/acme",
        "/var/lib/gowheels/static": f"{folder}/static",
        "/var/lib/gowheels/media": f"{folder}/media",
        "/srv/gowheels/current": str(ROOT),
        "/run/gowheels/gunicorn.sock": f"{folder}/gunicorn.sock",
        "listen 80": f"listen 127.0.0.1:{http_port}",
        "listen 443": f"listen 127.0.0.1:{https_port}",
        # A second is as good as ten to see that patience ends.
        "client_header_timeout 10s": "client_header_timeout 1s",
        "client_body_timeout 15s": "client_body_timeout 1s",
    }
    found = dict.fromkeys(elsewhere, 0)
    for kind, names in (("sites", ["gowheels.conf"]), ("snippets", _snippets())):
        (folder / kind).mkdir(parents=True)
        for name in names:
            # Not every machine that rehearses has IPv6.
            text = re.sub(
                r"^ *listen \[::\].*\n", "", (NGINX / name).read_text(), flags=re.MULTILINE
            )
            for original, replacement in elsewhere.items():
                found[original] += text.count(original)
                text = text.replace(original, replacement)
            (folder / kind / name).write_text(text)
    if missing := [original for original, times in found.items() if not times]:
        raise AssertionError(f"In no file of {NGINX}: {', '.join(missing)}")
    for name in ("temporary", "acme", "static", "media"):
        (folder / name).mkdir(exist_ok=True)
    main = folder / "nginx.conf"
    # Without it nginx, started by root, serves files as somebody who cannot read this folder.
    user = "user root;" if os.getuid() == 0 else ""
    main.write_text(MAIN.format(folder=folder, user=user))
    return main


def _snippets() -> list[str]:
    return [file.name for file in NGINX.glob("*.conf") if file.name != "gowheels.conf"]
