"""`python -m bench.over_http.bare`: a Litestar application that does nothing, to compare with."""

import socket
import sys

import uvicorn
from litestar import Litestar, get

ANSWER = {
    "product_id": 10_000_001,
    "store_id": 1,
    "quantity": 1000,
    "version": 1,
    "as_of": "2026-11-22T21:17:31.000Z",
}


@get("/api/products/{product_id:str}/quantity")
async def quantity(product_id: str) -> dict[str, object]:
    """A constant."""
    assert product_id
    return ANSWER


def main() -> None:
    """Serve on a free port, told on standard error."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    listener.listen(1024)
    print(f"http://127.0.0.1:{listener.getsockname()[1]}", file=sys.stderr, flush=True)
    app = Litestar([quantity], openapi_config=None, logging_config=None)
    config = uvicorn.Config(app, log_config=None, access_log=False, server_header=False, ws="none")
    uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main()
