"""`make scale-test`: the site on two servers, tried for real on one machine.

Two gunicorns on two of three Galera nodes share a Redis and a bucket (moto's); a browser asks them
in turn. Then a site with a replica that lags. Each line says what was tried; one that failed makes
the exit code 1.
"""

import argparse
import json
import shutil
import sys
import tempfile
import time
import urllib.request
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import boto3

from trials import programs, site
from trials.browser import Browser
from trials.checks import check, failed, soon
from trials.gateway import Gateway
from trials.replica import with_replica

BUCKET = "gowheels-photographs"
KEYS = {"MEDIA_S3_KEY": "a-key", "MEDIA_S3_SECRET": "a-secret"}
VEHICLES = 100
CLICKS = 200
# After so long a node that died is given up by the others.
GIVEN_UP_SECONDS = 20


def main() -> None:
    """Try both, and end with 1 when something failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8184, help="the first of five")
    port = parser.parse_args().port
    programs.end_well()
    with tempfile.TemporaryDirectory(prefix="gowheels-scale-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        two_servers(folder / "two", port)
        with_replica(folder / "replica", port)
    print(f"\n{len(failed)} failed." if failed else "\nAll as it should be.")
    sys.exit(1 if failed else 0)


def two_servers(folder: Path, port: int) -> None:
    """Two servers on a cluster, a Redis and a bucket."""
    folder.mkdir()
    folder.chmod(0o711)
    gateway = Gateway()
    with ExitStack() as cleaning:
        nodes = programs.galera(folder, cleaning)
        redis = programs.redis(folder / "redis", port + 2)
        redis.start()
        cleaning.callback(redis.stop)
        bucket = a_bucket(folder, port + 3, cleaning)
        shared = {
            "DB_WSREP_SYNC_WAIT": "1",
            "REDIS_URL": f"redis://127.0.0.1:{port + 2}/0",
            "MEDIA_S3_BUCKET": BUCKET,
            "MEDIA_S3_ENDPOINT": f"http://127.0.0.1:{port + 3}",
            **KEYS,
            **gateway.environment,
        }
        for number in (1, 2):
            environment = site.environment(folder, **nodes[number - 1].environment, **shared)
            environment["LIMIT_CHECK_PHONE"] = "6/1h"
            if number == 1:
                site.fill(environment, VEHICLES)
            site.one_server(folder, number, port + number - 1, environment, cleaning)
        ports = [port, port + 1]
        vehicle = main_job(ports, gateway, bucket, environment)
        limits_hold(ports)
        many_at_once(ports, vehicle, environment)
        a_node_dies(ports, nodes, vehicle)
        redis_dies(ports, redis)


def a_bucket(folder: Path, port: int, cleaning: ExitStack) -> Any:
    """A bucket at moto's server on this machine."""
    options: dict[str, str] = {
        "endpoint_url": f"http://127.0.0.1:{port}",
        "region_name": "ap-south-1",
        "aws_access_key_id": KEYS["MEDIA_S3_KEY"],
        "aws_secret_access_key": KEYS["MEDIA_S3_SECRET"],
    }

    def answers() -> bool:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/moto-api/", timeout=1).close()
        except OSError:
            return False
        return True

    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    moto = programs.Program("moto", folder, command, answers)
    moto.start()
    cleaning.callback(moto.stop)
    bucket = boto3.resource("s3", **options).Bucket(BUCKET)
    bucket.create(CreateBucketConfiguration={"LocationConstraint": "ap-south-1"})
    allowed = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject"}
    everything = {**allowed, "Resource": f"arn:aws:s3:::{BUCKET}/*"}
    bucket.Policy().put(Policy=json.dumps({"Version": "2012-10-17", "Statement": [everything]}))
    return bucket


def main_job(ports: list[int], gateway: Gateway, bucket: Any, environment: dict[str, str]) -> int:
    """Sign in, list with photographs, be approved, be found: each request at the other server."""
    owner, visitors = Browser(ports), [Browser([port]) for port in ports]
    check("signing in, its two requests at two servers",
          owner.sign_in("9811111111", "Trial", gateway.code).status == 200)  # fmt: skip
    check("both servers know who it is",
          all(owner.get("/api/session/").said.get("signed_in") for _ in ports))  # fmt: skip
    answer = owner.list_vehicle(uuid.uuid4(), 3, ahead=True)
    listed: Any = answer.said.get("vehicle") or {}
    check("three photographs and their listing, sent to two servers in turn",
          answer.status == 200 and listed.get("image_count") == 3, str(answer.status))  # fmt: skip
    vehicle = int(listed["id"])
    own = [owner.get("/api/my/vehicles/").body.decode() for _ in ports]
    check("both servers show the owner what was listed", all(str(vehicle) in each for each in own))
    keys = [each.key for each in bucket.objects.all()]
    check("the photographs are in the bucket", len(keys) >= 3 * 2, f"{len(keys)} files")
    cover = str(listed["image"]["src"])
    with urllib.request.urlopen(cover, timeout=5) as fetched:
        check("browsers get them there", fetched.status == 200, cover.split("/v", maxsplit=1)[0])
    # The database knows Bengaluru's Swift cars by their newest, which both have kept for visitors.
    path = "/get-vehicles/?q=swift&pincode=560038"
    before = [visitor.get(path).body for visitor in visitors]
    check("what one server has kept for visitors, the other answers by", before[0] == before[1])
    site.manage(environment, "shell", "-v0", "-c", APPROVE.format(vehicle))
    seen = [visitor.get(path).body.decode() for visitor in visitors]
    check("once it is approved on a node, visitors of both servers see it at once",
          all(f'"id": {vehicle},' in each for each in seen))  # fmt: skip
    return vehicle


APPROVE = """
from django.contrib.auth.models import User
from gowheels.models import Vehicle
Vehicle.objects.get(pk={}).approve(User.objects.create_superuser("clerk"))
"""


def limits_hold(ports: list[int]) -> None:
    """A limit of six is six, and not six a server."""
    browser = Browser(ports)
    said = [browser.post("/check-phone/", {"phone": "9812345678"}).status for _ in range(10)]
    check("a limit holds for both servers together", said.count(200) == 6, str(said))


def many_at_once(ports: list[int], vehicle: int, environment: dict[str, str]) -> None:
    """Writes that meet on one row from two nodes are done again, and all are counted."""

    def click(number: int) -> int:
        agent = f"Mozilla/5.0 (visitor {number})"
        path = f"/api/vehicles/{vehicle}/click/"
        return Browser([ports[number % 2]]).post(path, {"kind": "view"}, agent).status

    with ThreadPoolExecutor(8) as threads:
        said = list(threads.map(click, range(CLICKS)))
    count = f"print(Vehicle.objects.get(pk={vehicle}).view_count)"
    counted = site.manage(environment, "shell", "-v0", "-c",
                          f"from gowheels.models import Vehicle; {count}")  # fmt: skip
    check(f"{CLICKS} clicks on one vehicle, at once at two nodes",
          said.count(200) == int(counted.splitlines()[-1]) and said.count(200) > CLICKS * 0.9,
          f"{said.count(200)} acknowledged, {counted.strip()} counted")  # fmt: skip


def a_node_dies(ports: list[int], nodes: list[programs.GaleraNode], vehicle: int) -> None:
    """The server on a node that is gone says so; the other goes on, and the node catches up."""
    first, second = (Browser([port]) for port in ports)
    check("both servers are ready",
          all(each.get("/readyz/").status == 200 for each in (first, second)))  # fmt: skip
    nodes[1].program.kill()
    check("the server on the killed node says that it is not ready",
          second.get("/readyz/").status == 503)  # fmt: skip
    answer = second.post(f"/api/vehicles/{vehicle}/click/", {"kind": "call"})
    check("and answers 503 with words", answer.status == 503 and answer.said.get("error"))

    def writes() -> bool:
        agent = f"Mozilla/5.0 (after {time.monotonic()})"
        sent = first.post(f"/api/vehicles/{vehicle}/click/", {"kind": "view"}, agent)
        return sent.said.get("counted") is True

    seconds = soon(writes, GIVEN_UP_SECONDS)
    check("the other server writes again", seconds < GIVEN_UP_SECONDS, f"after {seconds:.1f} s")
    began = time.monotonic()
    nodes[1].join()
    ready = soon(lambda: second.get("/readyz/").status == 200, 30)
    check("the node comes back and catches up, and its server is ready", ready < 30,
          f"after {time.monotonic() - began:.1f} s")  # fmt: skip
    counts = [node.ask("SELECT COUNT(*) FROM gowheels.gowheels_vehicleclick") for node in nodes]
    check("all three nodes have the same", counts[0] == counts[1] == counts[2])


def redis_dies(ports: list[int], redis: programs.Program) -> None:
    """Without Redis the site is slower and no worse."""
    browser = Browser(ports)
    redis.kill()
    said = [browser.get("/vehicles/?category=car").status for _ in range(8)]
    check("with Redis killed, both servers answer", set(said) == {200}, str(said))
    check("and are ready", all(browser.get("/readyz/").status == 200 for _ in ports))
    redis.start()
    check("with Redis back, too", browser.get("/vehicles/").status == 200)


if __name__ == "__main__":
    if missing := [each for each in ("mariadbd", "nginx", "redis-server", "rsync")
                   if not shutil.which(each, path=programs.PATH)]:  # fmt: skip
        sys.exit(f"Missing: {', '.join(missing)}. See docs/scale.md.")
    if not programs.GALERA.exists():
        sys.exit("Missing: galera-4. See docs/scale.md.")
    main()
