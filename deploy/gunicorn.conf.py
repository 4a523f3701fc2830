"""How gunicorn runs the site: `gunicorn -c deploy/gunicorn.conf.py`, always behind nginx.

Under systemd the socket of deploy/systemd/gowheels.socket is listened to, and `bind` is not read.
By the environment: WEB_CONCURRENCY (workers, two a core at the most), GUNICORN_BIND, and
FORWARDED_ALLOW_IPS where nginx is on another machine.
"""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

# Files that must never wait for a disk: a heartbeat a second, and each worker's metrics.
memory = "/dev/shm" if Path("/dev/shm").is_dir() else None

# Read when the metrics are first imported, which preload_app does in the master.
metrics = os.environ.get("PROMETHEUS_MULTIPROC_DIR")
if not metrics:
    metrics = tempfile.mkdtemp(prefix="gowheels-metrics-", dir=memory)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = metrics

wsgi_app = "gowheels_project.wsgi"
bind = os.environ.get("GUNICORN_BIND", "unix:/run/gowheels/gunicorn.sock")
# A sync worker answers one request at a time, and nginx keeps the slow clients.
worker_class = "sync"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# The workers share the memory of what the master has loaded. What is loaded stays until the
# master ends: an update is a restart behind a socket that stays open.
preload_app = True
# A worker that leaks goes; they never all go at once.
max_requests = 10_000
max_requests_jitter = 2_000
# Twelve photographs take under 10 s of a busy core. nginx waits for longer than this.
timeout = 30
graceful_timeout = 30
worker_tmp_dir = memory
# Nobody steers it from outside.
control_socket_disable = True

accesslog = "-"
errorlog = "-"
logger_class = "gowheels.access_log.JsonLogger"


def child_exit(server: Any, worker: Any) -> None:
    """What a worker that is gone counted stays counted; what it had going on does not."""
    from prometheus_client import multiprocess  # noqa: PLC0415  reads the folder named above

    multiprocess.mark_process_dead(worker.pid)


def on_exit(server: Any) -> None:
    """The counts end with the master."""
    shutil.rmtree(str(metrics), ignore_errors=True)
