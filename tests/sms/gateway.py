"""A local HTTP server that plays an SMS gateway, well-behaved or not."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Asked:
    """What the gateway was asked."""

    method: str
    path: str
    headers: dict[str, str]
    body: str


@dataclass
class Gateway:
    """How the gateway answers, and what it was asked so far."""

    status: int = 200
    answer: bytes = b"{}"
    headers: dict[str, str] = field(default_factory=dict)
    # "": answers at once; "hang": says nothing; "drip" and "drip headers": a byte now and then;
    # "cut": ends too early
    manner: str = ""
    asked: list[Asked] = field(default_factory=list)
    url: str = ""
    done: threading.Event = field(default_factory=threading.Event)

    def reply(self, handler: BaseHTTPRequestHandler) -> None:
        if self.manner == "hang":
            self.done.wait(10)
            return
        if self.manner == "drip headers":
            self.drip(handler, b"HTTP/1.1 200 OK\r\n" + b"X-Slow: yes\r\n" * 100)
            return
        handler.send_response(self.status)
        for name, value in self.headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(self.answer)))
        handler.end_headers()
        if self.manner == "drip":
            self.drip(handler, self.answer)
        else:
            handler.wfile.write(self.answer[:-2] if self.manner == "cut" else self.answer)

    def drip(self, handler: BaseHTTPRequestHandler, data: bytes) -> None:
        for byte in data:
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()
            if self.done.wait(0.05):
                return


@contextmanager
def playing(gateway: Gateway) -> Iterator[Gateway]:
    """Serve the gateway at `gateway.url` for as long as the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length).decode()
            gateway.asked.append(Asked(self.command, self.path, dict(self.headers), body))
            try:
                gateway.reply(self)
            except ConnectionError:
                self.close_connection = True  # who asked has gone: that is what is tested

        do_GET = do_POST  # noqa: N815  the name that the base class looks for

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    gateway.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield gateway
    finally:
        gateway.done.set()
        server.shutdown()
        server.server_close()
        thread.join()
