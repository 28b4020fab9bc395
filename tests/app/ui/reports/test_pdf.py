"""A report is pages of A4 in any script."""

import pytest

from pos_app.ui.reports.pdf import pdf_of
from pos_app.viewmodels.reporting.asking import Head, ReportView

HEADS = (Head("Item", is_figure=False, share=4), Head("Sum", is_figure=True, share=2))
VIEW = ReportView(title="Items", dates="28.11.2026", heads=HEADS)


@pytest.mark.parametrize("language", ["en", "ur"])
def test_long_reports_go_on_over_pages(app, language):
    app.set_language(language)
    sizes = []
    for count in (1, 200):
        rows = [("چینی", "155"), ("Tea", "540")] * count
        body = pdf_of(app.theme, store="Madina", view=VIEW, rows=rows)
        assert body.startswith(b"%PDF-")
        sizes.append(body.count(b"/Type /Page\n") + body.count(b"/Type /Page "))
    assert sizes[0] == 1
    assert sizes[1] > 5
