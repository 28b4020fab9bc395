"""`problem-report list` and `problem-report save`: by number, into a file, in nobody's way."""

from pos_protocol.problem_report import ReportRequest
from sync_server.cli import run
from sync_server.cli.problem_reports import save, show

from tests.support.central.report_zip import report_zip
from tests.support.sync_server import local_server


def test_reports_are_listed_and_one_is_written_into_a_file(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "a secret of the tests")
    content, where = report_zip(), ["--data-dir", str(tmp_path), "--store-id", "1"]
    with local_server(tmp_path, stores=(1, 2)) as server:
        till = server.enrol()
        server.api(till).send_report(
            ReportRequest(store=1, till=till.identity.till, content=content)
        )
    assert run(["problem-report", "list", *where]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split("\t") == ["number", "till", "bytes", "milliseconds"]
    assert lines[1].split("\t")[:3] == ["1", "1", str(len(content))]
    file = tmp_path / "report.zip"
    file.write_text("an older one")
    assert run(["problem-report", "save", "1", str(file), *where]) == 0
    assert file.read_bytes() == content
    assert "Report 1 of till 1" in capsys.readouterr().out
    for number, store, wrong in (("2", "1", "no problem report 2"), ("1", "2", "report 1")):
        asked = ["problem-report", "save", number, str(file), *where[:2], "--store-id", store]
        assert run(asked) == 1
        assert wrong in capsys.readouterr().err
    assert file.read_bytes() == content
    before = (tmp_path / "server.db").read_bytes()
    for target in (tmp_path / "server.db", tmp_path / "secret.key"):
        assert run(["problem-report", "save", "1", str(target), *where]) == 1
        assert "lives by this file" in capsys.readouterr().err
    assert (tmp_path / "server.db").read_bytes()[:100] == before[:100]
    assert run(["problem-report", "list", *where[:2], "--store-id", "9"]) == 1
    assert "no store 9" in capsys.readouterr().err
    assert show.__doc__
    assert save.__doc__
