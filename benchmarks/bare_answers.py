"""Recording what the site answered, for the bare view to answer the same."""

from pathlib import Path

from benchmarks.serve import Answer

FOLDER = "BENCHMARK_BODIES"


class Recorder:
    """Writes answers into a folder from which benchmarks/bare.py loads them.

    `sizes` are the bytes of each body by its path on the bare server.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.environment = {FOLDER: str(folder)}
        self.sizes: dict[str, int] = {}

    def add(self, answer: Answer) -> str:
        """Keep an answer; the path at which the bare server will give it."""
        name = str(len(self.sizes))
        (self._folder / f"{name}.body").write_bytes(answer.body)
        (self._folder / f"{name}.type").write_text(answer.content_type)
        self.sizes[f"/{name}/"] = len(answer.body)
        return f"/{name}/"
