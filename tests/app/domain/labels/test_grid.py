"""Labels lie on the sheet, beside each other, from the place that is free."""

import pytest

from pos_app.domain.labels.grid import GRIDS, PAGE_UM, pages


@pytest.mark.parametrize("grid", GRIDS.values(), ids=str)
def test_every_place_is_on_the_page_and_none_on_another(grid):
    cells = [grid.cell(place) for place in range(grid.size)]
    for cell in cells:
        assert cell.left_um >= 0
        assert cell.left_um + cell.width_um <= PAGE_UM[0]
        assert cell.top_um >= 0
        assert cell.top_um + cell.height_um <= PAGE_UM[1]
    # The sheet is symmetric: what is left over is the same on both sides, within a fifth of a mm.
    last = cells[-1]
    assert PAGE_UM[0] - last.left_um - last.width_um == pytest.approx(grid.left_um, abs=200)
    assert PAGE_UM[1] - last.top_um - last.height_um == pytest.approx(grid.top_um, abs=200)
    assert len({(cell.left_um, cell.top_um) for cell in cells}) == grid.size


def test_a_half_used_sheet_is_used_up_and_the_rest_goes_on_the_next():
    grid = GRIDS[8]
    first, second = pages(list("abcd"), grid, start=7)
    assert [item for _, item in first] == ["a", "b"]
    assert [cell for cell, _ in first] == [grid.cell(6), grid.cell(7)]
    assert second == [(grid.cell(0), "c"), (grid.cell(1), "d")]
    assert len(list(pages(list("abcdefgh"), grid))) == 1
    assert list(pages([], grid)) == []
