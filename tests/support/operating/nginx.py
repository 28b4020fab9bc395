"""A real nginx with the files of deploy/nginx and a certificate of its own making."""

import contextlib
import datetime as dt
import ipaddress
import os
import re
import signal
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.support.programs import find_program
from tests.support.source_tree import ROOT

CONF = ROOT / "deploy" / "nginx" / "kiryana.conf"
SPLIT_CONF = CONF.with_name("kiryana-split.conf")
NAME = "localhost"
_START_S_MAX = 20.0
_MAIN = """
{user}
worker_processes 1;
error_log {folder}/error.log info;
pid {folder}/nginx.pid;
events {{ worker_connections 256; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/kiryana.conf;
}}
"""


class NginxNotStartedError(RuntimeError):
    """nginx ended or stayed silent; the message is what it wrote."""


class Nginx:
    """One nginx in front of a server: its two addresses and the authority to trust."""

    def __init__(
        self, folder: Path, upstream: str, *, split: Mapping[str, str] | None = None
    ) -> None:
        """`upstream` is host:port of a server that runs; `split` those of its modules instead."""
        self.folder = folder
        self.http_port, self.https_port = _free_ports()
        self.certificate = folder / "fullchain.pem"
        _make_certificate(self.certificate, folder / "privkey.pem")
        user = "user root;" if os.geteuid() == 0 else ""
        (folder / "nginx.conf").write_text(_MAIN.format(folder=folder, user=user))
        (folder / "kiryana.conf").write_text(self._conf(upstream, split or {}))
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address over HTTPS."""
        return f"https://{NAME}:{self.https_port}"

    @property
    def trust(self) -> ssl.SSLContext:
        """A client's context that trusts this nginx and nobody else."""
        return ssl.create_default_context(cafile=self.certificate)

    @property
    def access_log(self) -> str:
        """What was asked, line by line."""
        return (self.folder / "access.log").read_text()

    def check(self) -> str:
        """What `nginx -t` says."""
        done = subprocess.run([*self._command(), "-t"], capture_output=True, text=True, check=False)
        return done.stderr

    def start(self) -> None:
        """Start it and wait until it listens."""
        self._process = subprocess.Popen(
            [*self._command(), "-g", "daemon off;"], stderr=subprocess.DEVNULL
        )
        ends = time.monotonic() + _START_S_MAX
        while time.monotonic() < ends and self._process.poll() is None:
            with contextlib.suppress(OSError), socket.create_connection((NAME, self.https_port)):
                return
            time.sleep(0.05)
        self.stop()
        raise NginxNotStartedError((self.folder / "error.log").read_text())

    def stop(self) -> None:
        """End it; harmless when it ended by itself."""
        if self._process is None:
            return
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
        self._process.wait(timeout=30)
        self._process = None

    def _command(self) -> list[str]:
        program = str(find_program("nginx", package="nginx"))
        return [program, "-p", str(self.folder), "-c", str(self.folder / "nginx.conf")]

    def _conf(self, upstream: str, split: Mapping[str, str]) -> str:
        """The file as shipped, with this machine's ports, names and places."""
        changes = {
            "listen [::]:443 ssl http2 default_server;\n": "\n",
            "listen [::]:443 ssl http2;\n": "\n",
            "listen [::]:80 default_server;\n": "\n",
            "listen 443 ": f"listen 127.0.0.1:{self.https_port} ",
            "listen 80 ": f"listen 127.0.0.1:{self.http_port} ",
            "https://kiryana.example": f"https://{NAME}:{self.https_port}",
            "kiryana.example": NAME,
            "127.0.0.1:8080": upstream,
            "/etc/ssl/kiryana": str(self.folder),
            "/var/log/nginx/kiryana.log": str(self.folder / "access.log"),
        }
        text = CONF.read_text()
        for old, new in changes.items():
            assert old in text, f"{CONF.name} has no {old!r} any more"
            text = text.replace(old, new)
        if not split:
            return text
        # Every path is asked at once here: who logs in is not what is tried.
        text = text.replace("rate=30r/m", "rate=100r/s")
        text = text.replace("proxy_pass http://kiryana_api;", "proxy_pass http://$kiryana_module;")
        modules = SPLIT_CONF.read_text()
        for name, address in split.items():
            old = f"upstream kiryana_{name} {{ server 127.0.0.1:"
            assert old in modules, name
            modules = re.sub(rf"({re.escape(old)})\d+", rf"\g<1>{address.split(':')[1]}", modules)
        return modules + text


@contextlib.contextmanager
def running_nginx(
    folder: Path, upstream: str, *, split: Mapping[str, str] | None = None
) -> Iterator[Nginx]:
    """Nginx while the block lasts."""
    nginx = Nginx(folder, upstream, split=split)
    nginx.start()
    try:
        yield nginx
    finally:
        nginx.stop()


def _free_ports() -> tuple[int, int]:
    with socket.socket() as first, socket.socket() as second:
        first.bind(("127.0.0.1", 0))
        second.bind(("127.0.0.1", 0))
        return first.getsockname()[1], second.getsockname()[1]


def _make_certificate(certificate: Path, key: Path) -> None:
    """A certificate for localhost, signed by itself, good for a day."""
    private = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = dt.datetime.fromtimestamp(time.clock_gettime(time.CLOCK_REALTIME), dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName(
                [x509.DNSName(NAME), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
            ),
            critical=False,
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(private, hashes.SHA256())
    )
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    key.write_bytes(
        private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
