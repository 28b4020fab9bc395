"""A real Chromium in front of a portal that runs, with a shop in it."""

import contextlib
import shutil
import threading

import pytest
import uvicorn
from playwright.sync_api import sync_playwright
from sync_server.http.app import build_app
from sync_server.main import portal_pages

from tests.support.central.queue import feeder_of
from tests.support.portal.shop import fill
from tests.support.programs import find_program
from tests.support.rest import PASSWORD, give_role, rest_state
from tests.support.sync_server import local_server


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    """Where the portal of a server in this process answers."""
    with local_server(tmp_path_factory.mktemp("server"), stores=(1, 2)) as server:
        for role in ("viewer", "manager", "admin"):
            give_role(server, role, role)
        fill(server, days=3, bills=3)
        feeder_of(server).sweep()
        state = rest_state(server)
        app = build_app(state, "test", pages=portal_pages(state))
        config = uvicorn.Config(app, port=0, log_config=None, lifespan="on", ws="none")
        serving = uvicorn.Server(config)
        thread = threading.Thread(target=serving.run)
        thread.start()
        try:
            while not serving.started:
                assert thread.is_alive()
                threading.Event().wait(0.02)
            port = serving.servers[0].sockets[0].getsockname()[1]
            yield f"http://127.0.0.1:{port}"
        finally:
            serving.should_exit = True
            thread.join()


@pytest.fixture(scope="module")
def chromium():
    """One browser for all tests of a module."""
    path = shutil.which("google-chrome") or find_program("chromium", package="chromium")
    with sync_playwright() as driver:
        # No sandbox: tests may run as root, and open nothing but their own pages.
        running = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def opened(chromium, url):
    """Opens a page for somebody; whatever the browser complains of fails the test."""
    complaints = []
    with contextlib.ExitStack() as stack:

        def open_as(name, **how):
            context = stack.enter_context(
                contextlib.closing(chromium.new_context(base_url=url, **how))
            )
            page = context.new_page()
            page.on("console", lambda said: complaints.append(said.text))
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on(
                "response",
                lambda reply: (
                    complaints.append(f"{reply.status} {reply.url}")
                    if reply.status >= 400
                    else None
                ),
            )
            page.goto("/login")
            page.fill("#username", name)
            page.fill("#password", PASSWORD)
            page.fill("#store_id", "1")
            page.click("button")
            return page

        yield open_as
    said = [one for one in complaints if not one.startswith("[DOM]")]
    assert said == []
