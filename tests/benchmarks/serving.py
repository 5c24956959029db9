"""Starts a program that serves pages, and waits for a page to say something."""

from __future__ import annotations

import http.client
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from tests.benchmarks.measuring import VoidError
from tests.benchmarks.processes import busy
from tests.benchmarks.running import failure

_EVERY = 0.005
_LONGEST = 300.0
_STILL = 0.3


@dataclass(frozen=True, slots=True)
class Server:
    """A program that serves pages on a port of this machine."""

    process: subprocess.Popen[bytes]
    port: int

    def page(self, address: str) -> bytes | None:
        """A page as it is served now; None where it is not."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_LONGEST)
        try:
            connection.request("GET", address)
            answer = connection.getresponse()
            body = answer.read()
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()
        return body if answer.status == http.HTTPStatus.OK else None

    def wait(self, address: str, text: str) -> float:
        """Ask for a page every 5 ms until it holds a text; the moment when it did."""
        end = time.perf_counter() + _LONGEST
        while time.perf_counter() < end:
            body = self.page(address)
            if body is not None and text.encode() in body:
                return time.perf_counter()
            if self.process.poll() is not None:
                raise VoidError("the server has ended")
            time.sleep(_EVERY)
        raise VoidError(f"{address} did not say `{text}` in {_LONGEST:.0f} s")

    def settle(self) -> None:
        """Wait until the program has nothing to do, so that the next save finds it at rest."""
        before = -1
        while (now := busy(self.process.pid)) > before:
            before = now
            time.sleep(_STILL)


@contextmanager
def serving(
    command: Sequence[str], port: int, folder: Path, variables: dict[str, str], address: str
) -> Iterator[Server]:
    """A server that has served a page once and is at rest; ended when the block is left."""
    with TemporaryFile() as said:
        process = subprocess.Popen(
            command, cwd=folder, env=variables, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=said,
        )  # fmt: skip
        try:
            server = Server(process, port)
            try:
                server.wait(address, "")
            except VoidError:
                said.seek(0)
                if process.returncode is None:
                    raise
                raise VoidError(failure(command, process.returncode, said.read())) from None
            server.settle()
            yield server
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
