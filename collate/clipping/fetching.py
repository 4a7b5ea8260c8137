"""A page over the network: only http and https, only public addresses, bounded in every way.

The address that was checked is the one that is connected to, on every redirect anew, so that a
name cannot lead elsewhere between the look and the leap. Certificates are verified.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from contextlib import suppress
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from collate import __version__
from collate.clipping import NoArticleError
from collate.clipping.taming import MOST_BYTES
from collate.frozen import Frozen

SECONDS = 30.0
"""For one page, redirects and all."""
REDIRECTS = 5

_WAIT = 10.0
_CHUNK = 65_536
_IN_PATH = "%/:=&?~+!$,;'@()*[]"
_MOVED = frozenset((301, 302, 303, 307, 308))
_CLOSED = {401: "a login", 402: "payment", 403: "rights we do not have", 451: "what the law forbids here"}
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
_HEADERS = {
    "User-Agent": f"collate/{__version__}",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/plain;q=0.8",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Fetched(Frozen):
    """What came, unpacked, and from where at last; `kind` is the media type without its parameters."""

    address: str
    data: bytes
    kind: str
    charset: str


def fetch(address: str, *, private: bool = False) -> Fetched:
    """The page at `address`. Raises `NoArticleError` with what went wrong."""
    deadline = time.monotonic() + SECONDS
    for _ in range(REDIRECTS + 1):
        parts = _parts(address)
        try:
            answer = _Exchange(parts, _checked(parts, deadline, private=private), deadline).run()
        except (OSError, http.client.HTTPException, zlib.error) as fault:
            late = time.monotonic() >= deadline
            message = _late(parts) if late else _why(parts, fault)
            raise NoArticleError(message) from fault
        if isinstance(answer, Fetched):
            return answer
        address = _onward(address, answer)
    message = f"more than {REDIRECTS} redirects"
    raise NoArticleError(message)


def is_public(address: Address) -> bool:
    """Whether an address is one of the open network, also where another is wrapped in it."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner:
            return is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


def _parts(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        sound = parts.scheme in ("http", "https") and parts.hostname and not parts.username and address.isprintable()
        port = parts.port
    except ValueError:
        sound, port = None, None
    if not sound or port == 0:
        message = "only http:// and https:// addresses are fetched"
        raise NoArticleError(message)
    return parts


def _onward(address: str, location: str) -> str:
    """Where a redirect leads."""
    try:
        return urljoin(address, location)
    except ValueError as fault:
        message = "it leads to no address"
        raise NoArticleError(message) from fault


def _checked(parts: SplitResult, deadline: float, *, private: bool) -> str:
    """The address to connect to; refused where any that the name leads to is private."""
    hosts = _hosts(parts, deadline)
    if not hosts:
        late = time.monotonic() >= deadline
        message = _late(parts) if late else f"there is no host {parts.hostname}"
        raise NoArticleError(message)
    if not private and not all(is_public(ipaddress.ip_address(host)) for host in hosts):
        message = f"{parts.hostname} is a private address; --private fetches it all the same"
        raise NoArticleError(message)
    return hosts[0]


def _hosts(parts: SplitResult, deadline: float) -> list[str]:
    """What the name leads to; none where that is not known by the deadline, which the system's own look-up has not."""
    found: list[str] = []

    def look() -> None:
        with suppress(OSError, UnicodeError):
            told = socket.getaddrinfo(parts.hostname, _port(parts), type=socket.SOCK_STREAM)
            found.extend(str(each[4][0]).partition("%")[0] for each in told)

    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    looking.join(max(0.0, deadline - time.monotonic()))
    return [*found]


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _late(parts: SplitResult) -> str:
    return f"{parts.hostname} took longer than {SECONDS:.0f} s"


def _why(parts: SplitResult, fault: Exception) -> str:
    if isinstance(fault, ssl.SSLCertVerificationError):
        return f"the certificate of {parts.hostname} does not hold: {fault.verify_message}"
    if isinstance(fault, http.client.IncompleteRead):
        return f"the answer of {parts.hostname} broke off"
    return f"{parts.hostname} cannot be read: {getattr(fault, 'strerror', None) or type(fault).__name__}"


class _Exchange:
    """One request to a checked address and its answer, cut off at the deadline."""

    def __init__(self, parts: SplitResult, host: str, deadline: float) -> None:
        self.parts = parts
        self.host = host
        self.deadline = deadline

    def run(self) -> Fetched | str:
        """What came, or the address it moved to."""
        connection = http.client.HTTPConnection(self.parts.hostname or "", _port(self.parts))
        bare = socket.create_connection((self.host, _port(self.parts)), timeout=_WAIT)
        with bare, bare.dup() as line:
            cut = threading.Timer(max(0.0, self.deadline - time.monotonic()), _shut, (line,))
            cut.daemon = True
            cut.start()
            try:
                connection.sock = self._secured(bare)
                connection.request("GET", self._path(), headers=_HEADERS)
                with connection.getresponse() as response:
                    return self._answer(response)
            finally:
                cut.cancel()
                connection.close()

    def _secured(self, bare: socket.socket) -> socket.socket:
        if self.parts.scheme == "http":
            return bare
        return ssl.create_default_context().wrap_socket(bare, server_hostname=self.parts.hostname)

    def _path(self) -> str:
        query = f"?{self.parts.query}" if self.parts.query else ""
        return quote((self.parts.path or "/") + query, safe=_IN_PATH)

    def _answer(self, response: http.client.HTTPResponse) -> Fetched | str:
        if response.status in _MOVED and response.headers.get("Location"):
            return str(response.headers["Location"])
        if response.status in _CLOSED:
            message = f"the page asks for {_CLOSED[response.status]} ({response.status})"
            raise NoArticleError(message)
        if response.status != http.client.OK:
            message = (
                f"the page is not there: {response.status} {http.client.responses.get(response.status, '')}".rstrip()
            )
            raise NoArticleError(message)
        data, said = self._unpacked(response), response.headers
        path, _, query = self._path().partition("?")
        address = self.parts._replace(path=path, query=query, fragment="").geturl()
        return Fetched(address, data, said.get_content_type(), said.get_content_charset(""))

    def _unpacked(self, response: http.client.HTTPResponse) -> bytes:
        coding = (response.headers.get("Content-Encoding") or "identity").strip().lower()
        if coding not in ("identity", "gzip", "x-gzip"):
            message = f"the page is packed as {coding[:20]!r}, which was not asked for"
            raise NoArticleError(message)
        unpack = None if coding == "identity" else zlib.decompressobj(wbits=31)
        data, came = bytearray(), 0
        while chunk := response.read1(_CHUNK):
            came += len(chunk)
            data += unpack.decompress(chunk, MOST_BYTES - len(data) + 1) if unpack else chunk
            if max(len(data), came) > MOST_BYTES:
                message = f"the page has more than {MOST_BYTES // 2**20} MiB"
                raise NoArticleError(message)
            if unpack and unpack.unused_data:
                message = "the page goes on where what it is packed in has ended"
                raise NoArticleError(message)
        short = (response.length or 0) > 0 or bool(unpack and not unpack.eof)
        if short or time.monotonic() >= self.deadline:
            raise http.client.IncompleteRead(bytes(data))
        return bytes(data)


def _shut(line: socket.socket) -> None:
    with suppress(OSError):  # the other side was quicker
        line.shutdown(socket.SHUT_RDWR)
