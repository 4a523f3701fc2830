"""What a trial has asked and what it was promised: every acknowledged write, by its fault."""

import json
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from trials.browser import Answer

REFUSALS = (503, 507)
# What a server that was killed in the middle of an answer leaves its client with.
CUT_OFF = 0


@dataclass
class Ledger:
    """Counts by fault; `promised` are the writes that the site has said it keeps."""

    fault: str = "none"
    asked: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    errors: dict[str, Counter[int]] = field(default_factory=dict)
    unsaid: list[str] = field(default_factory=list)
    listings: list[tuple[str, str, int, int]] = field(default_factory=list)
    clicks: list[tuple[str, int, str]] = field(default_factory=list)
    last_error: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, answer: Answer, *, write: bool = False) -> bool:
        """Count an answer; returns whether it was a 200 that may be relied on."""
        with self.lock:
            self.asked[self.fault] += 1
            if answer.status == 200:
                self.kept[self.fault] += write
                return True
            self.errors.setdefault(self.fault, Counter())[answer.status] += 1
            self.last_error = time.monotonic()
            told = answer.said.get("success") is False or b"<!doctype html" in answer.body
            if answer.status not in (*REFUSALS, CUT_OFF) or (answer.status and not told):
                self.unsaid.append(f"{self.fault}: {answer.status} {answer.body[:200]!r}")
            return False

    def promise_listing(self, key: str, vehicle: int, photographs: int) -> None:
        """A listing was acknowledged."""
        with self.lock:
            self.listings.append((self.fault, key, vehicle, photographs))

    def promise_click(self, vehicle: int, agent: str) -> None:
        """A click was counted."""
        with self.lock:
            self.clicks.append((self.fault, vehicle, agent))

    def write(self, path: Path) -> None:
        """Leave the promises for trials.audit."""
        path.write_text(json.dumps({"listings": self.listings, "clicks": self.clicks}))
