"""A steady load in threads: people click, look, search, upload and list, whatever becomes of it."""

import itertools
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from trials.browser import Browser
from trials.gateway import Gateway
from trials.ledger import Ledger

PHOTOGRAPHS = 2
LOOKS = ("/", "/vehicles/?category=car&fuel=diesel", "/get-vehicles/?q=swift", "/vehicles/")
# Who was refused comes again after so long, as a person would.
PATIENCE_SECONDS = 0.2


class Traffic:
    """The load on a site: `clickers`, `sellers` and `lookers` are numbers of threads."""

    def __init__(
        self,
        ports: Sequence[int],
        ledger: Ledger,
        gateway: Gateway,
        vehicles: Sequence[int],
        *,
        clickers: int = 4,
        sellers: int = 1,
        lookers: int = 1,
        askers: int = 1,
    ) -> None:
        self.ports, self.ledger, self.gateway, self.vehicles = ports, ledger, gateway, vehicles
        self.ends = threading.Event()
        self.visitors = itertools.count()
        self.phones = itertools.count(9_800_000_000)
        works: list[tuple[Callable[[], None], int]] = [
            (self._click, clickers), (self._sell, sellers), (self._look, lookers),
            (self._ask_codes, askers),
        ]  # fmt: skip
        self.threads = [
            threading.Thread(target=work, daemon=True) for work, many in works for _ in range(many)
        ]

    @contextmanager
    def flowing(self) -> Iterator[None]:
        """Let it flow meanwhile."""
        for thread in self.threads:
            thread.start()
        try:
            yield
        finally:
            self.ends.set()
            for thread in self.threads:
                thread.join(60)

    def _click(self) -> None:
        browser = Browser(self.ports)
        while not self.ends.is_set():
            number = next(self.visitors)
            vehicle = self.vehicles[number % len(self.vehicles)]
            agent = f"Mozilla/5.0 (visitor {number})"
            answer = browser.post(f"/api/vehicles/{vehicle}/click/", {"kind": "view"}, agent)
            if self.ledger.note(answer, write=True):
                self.ledger.promise_click(vehicle, agent)
            else:
                time.sleep(PATIENCE_SECONDS)

    def _sell(self) -> None:
        browser = Browser(self.ports)
        while not self.ledger.note(browser.sign_in(str(next(self.phones)), "Trial", self._code)):
            time.sleep(1)
        for number in itertools.count():
            key = uuid.uuid4()
            # The same listing is sent until it is taken: its key makes one of them.
            while not self.ends.is_set():
                answer = browser.list_vehicle(key, PHOTOGRAPHS, ahead=number % 2 == 1)
                if self.ledger.note(answer, write=True):
                    listed = answer.said["vehicle"]["id"]  # type: ignore[index]
                    self.ledger.promise_listing(str(key), listed, PHOTOGRAPHS)
                    break
                time.sleep(PATIENCE_SECONDS)
            if self.ends.wait(0.3):
                return

    def _look(self) -> None:
        browser = Browser(self.ports)
        for path in itertools.cycle(LOOKS):
            if self.ends.wait(0.05):
                return
            self.ledger.note(browser.get(path))

    def _ask_codes(self) -> None:
        browser = Browser(self.ports)
        while not self.ends.wait(0.5):
            answer = browser.sign_in(str(next(self.phones)), "Somebody", self._code)
            self.ledger.note(answer, write=True)

    def _code(self, phone: str) -> str:
        return self.gateway.code(phone)
