"""The nginx files of deploy/, word for word but for names, folders, ports and waiting times."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NGINX = ROOT / "deploy" / "nginx"

MAIN = """
{user}
pid {folder}/nginx.pid;
error_log {folder}/nginx-error.log notice;
worker_processes 2;
daemon off;
events {{ worker_connections 2048; }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {inside}
}}
"""


def render(folder: Path, http_port: int, https_port: int) -> Path:
    """Write an nginx configuration into a throwaway folder; returns the main file."""
    copy_files(
        folder,
        {
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
        },
    )
    for name in ("acme", "static", "media"):
        (folder / name).mkdir(exist_ok=True)
    return main_file(folder, f"include {folder}/sites/gowheels.conf;")


def copy_files(folder: Path, replaced: Mapping[str, str]) -> None:
    """Copy the site into `sites/` and what it includes into `snippets/`, with names replaced.

    Fails when one of them stands in no file any more: then less would be tried than is said.
    """
    replaced = {"/etc/nginx/gowheels/": f"{folder}/snippets/", **replaced}
    found = dict.fromkeys(replaced, 0)
    for kind in ("sites", "snippets"):
        (folder / kind).mkdir(parents=True)
    for source in NGINX.glob("*.conf"):
        # Not every machine that rehearses has IPv6.
        text = re.sub(r"^ *listen \[::\].*\n", "", source.read_text(), flags=re.MULTILINE)
        for original, replacement in replaced.items():
            found[original] += text.count(original)
            text = text.replace(original, replacement)
        kind = "sites" if source.name == "gowheels.conf" else "snippets"
        (folder / kind / source.name).write_text(text)
    if missing := [original for original, times in found.items() if not times]:
        raise AssertionError(f"In no file of {NGINX}: {', '.join(missing)}")


def main_file(folder: Path, inside: str) -> Path:
    """Write the file that nginx is started with, around what its `http` holds."""
    main = folder / "nginx.conf"
    # Without it nginx, started by root, serves files as somebody who cannot read this folder.
    user = "user root;" if os.getuid() == 0 else ""
    main.write_text(MAIN.format(folder=folder, user=user, inside=inside))
    return main
