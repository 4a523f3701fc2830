"""An SMS gateway on this machine, which keeps the code of each text, and can hang."""

import json
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from gowheels.sms import TEMPLATES


class Gateway:
    """What the site is told to send its texts to."""

    def __init__(self) -> None:
        self.codes: dict[str, str] = {}
        self.hangs = False
        self.mended = threading.Event()
        gateway = self

        class Handler(BaseHTTPRequestHandler):
            """Takes one text."""

            def do_POST(self) -> None:
                """Keep the code and say so, or hang until the trial mends it."""
                text = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                if gateway.hangs:
                    gateway.mended.wait(60)
                    return
                gateway.codes[text["phone"]] = text["code"]
                said = b'{"ok": true}'
                with suppress(OSError):
                    self.send_response(200)
                    self.send_header("Content-Length", str(len(said)))
                    self.end_headers()
                    self.wfile.write(said)

            def log_message(self, *said: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def code(self, phone: str) -> str:
        """The last code that was sent to a phone (ten digits)."""
        return self.codes[f"91{phone}"]

    def hang(self) -> None:
        """Take texts and answer none."""
        self.mended.clear()
        self.hangs = True

    def mend(self) -> None:
        """Answer again."""
        self.hangs = False
        self.mended.set()

    @property
    def environment(self) -> dict[str, str]:
        """What the site has to be told to send its texts here."""
        return {
            "SMS_BACKEND": "gowheels.sms.http.HttpBackend",
            "SMS_HTTP_URL": f"http://127.0.0.1:{self.server.server_address[1]}/",
            "SMS_HTTP_BODY": '{"phone": "{phone}", "code": "{code}"}',
            "SMS_HTTP_SUCCESS": '{"ok": true}',
            "SMS_HTTP_TEMPLATE_IDS": json.dumps(dict.fromkeys(TEMPLATES, "1")),
            "SMS_HTTP_TIMEOUT": "2",
        }
