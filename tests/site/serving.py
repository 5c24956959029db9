"""A report as a host shows it: below a path, its own page for an address that it does not have."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Host(SimpleHTTPRequestHandler):
    """Serves a folder below a path, and its 404.html for what is not there, as hosts do."""

    def __init__(self, *arguments, below: str, **named) -> None:
        self.below = below
        super().__init__(*arguments, **named)

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.below):
            return "/nowhere"
        return super().translate_path("/" + path.removeprefix(self.below))

    def send_error(self, code, message=None, explain=None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not self.path.startswith(self.below):
            super().send_error(code, message, explain)
            return
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, *_) -> None:
        pass


@contextlib.contextmanager
def serving(folder: Path, below: str = "/") -> Iterator[str]:
    """The address of a folder while it is served on this machine alone."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=folder, below=below))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{below}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
