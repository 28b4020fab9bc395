"""The portal's paths for the web framework: requests in, answers out, work on pool threads."""

import logging
from collections.abc import Awaitable, Callable
from typing import Protocol

from litestar import Request, Response
from litestar.datastructures import Cookie, State, UploadFile
from litestar.exceptions import HTTPException
from litestar.handlers import HTTPRouteHandler

from sync_server import logs
from sync_server.errors import BusyError
from sync_server.portal.request import Asked
from sync_server.portal.site import Sent, Site, Way
from sync_server.portal.ways import WAYS

_log = logging.getLogger("sync_server.portal")

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


class Pool(Protocol):
    """Runs synchronous work; raises BusyError when too much waits."""

    def __call__(self, work: Callable[[], Sent]) -> Awaitable[Sent]: ...


def serving(site: Site, run: Pool) -> list[HTTPRouteHandler]:
    """Every page, the way in and out, and the files that pages link to."""
    found = [_handler(path, ways, site=site, run=run) for path, ways in _by_path().items()]
    found.append(_served("/login", ("GET", "HEAD", "POST"), site.sign_in, site=site, run=run))
    found.append(_served("/logout", ("POST",), site.sign_out, site=site, run=run))
    found.append(_file_handler(site))
    return found


def _by_path() -> dict[str, list[Way]]:
    found: dict[str, list[Way]] = {}
    for way in WAYS:
        found.setdefault(way.path, []).append(way)
    return found


def _handler(path: str, ways: list[Way], *, site: Site, run: Pool) -> HTTPRouteHandler:
    by_method = {way.method: way for way in ways}
    methods = (*by_method, *(("HEAD",) if "GET" in by_method else ()))

    def answer(asked: Asked) -> Sent:
        return site.answer(by_method["GET" if asked.method == "HEAD" else asked.method], asked)

    return _served(path, methods, answer, site=site, run=run)


def _served(
    path: str,
    methods: tuple[str, ...],
    answer: Callable[[Asked], Sent],
    *,
    site: Site,
    run: Pool,
) -> HTTPRouteHandler:
    async def serve(request: Request[object, object, State]) -> Response[bytes]:
        note = logs.current()
        if note is not None:
            note.route = path
        asked = await _asked(request)
        try:
            return _response(await run(lambda: answer(asked)))
        except BusyError as error:
            return _response(site.refused(error, asked))

    def broken(_request: Request[object, object, State], error: Exception) -> Response[bytes]:
        # Nothing of the cause is told outside; the log has it whole.
        _log.error("the portal's %s failed", path, exc_info=error)
        return _response(site.broken(None))

    return HTTPRouteHandler(
        path.replace("}", ":str}"),
        http_method=list(methods),  # type: ignore[arg-type]
        status_code=200,
        exception_handlers={Exception: broken},
        name=f"portal {path}",
    )(serve)


async def _asked(request: Request[object, object, State]) -> Asked:
    form: dict[str, list[str]] = {}
    files: dict[str, bytes] = {}
    if request.method == "POST" and request.content_type[0] in FORMS:
        for name, value in (await request.form()).multi_items():
            if isinstance(value, UploadFile):
                files[name] = await value.read()
            else:
                form.setdefault(name, []).append(str(value))
    return Asked(
        method=request.method,
        path=request.scope["path"],
        scheme=request.scope["scheme"],
        headers={
            name.decode("latin-1"): value.decode("latin-1")
            for name, value in request.scope["headers"]
        },
        cookies=request.cookies,
        query=dict(request.query_params.multi_items()),
        named={name: str(value) for name, value in request.path_params.items()},
        form=form,
        files=files,
        address=request.client.host if request.client else "",
    )


def _response(sent: Sent) -> Response[bytes]:
    return Response(
        sent.content,
        status_code=sent.status,
        media_type=sent.content_type,
        headers={**sent.headers, "X-Content-Type-Options": "nosniff"},
        cookies=[
            # No script reads it, and no other site's form carries it.
            Cookie(
                key=one.name,
                value=one.value,
                httponly=True,
                secure=one.is_secure,
                samesite="lax",
                max_age=None if one.value else 0,
            )
            for one in sent.cookies
        ],
    )


def _file_handler(site: Site) -> HTTPRouteHandler:
    async def serve(request: Request[object, object, State]) -> Response[bytes]:
        found = site.assets.files.get(request.scope["path"])
        if found is None:
            raise HTTPException(status_code=404, detail="Not Found")
        content, kind = found
        return Response(
            content,
            media_type=kind,
            headers={
                "Cache-Control": "public, max-age=31536000, immutable",
                "X-Content-Type-Options": "nosniff",
            },
        )

    return HTTPRouteHandler("/static/{rest:path}", http_method=["GET", "HEAD"])(serve)
