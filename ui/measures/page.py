"""The page of the measures: all of them, or with ``?id=`` one."""

from __future__ import annotations

from functools import partial

from ui.measures.listing import listing
from ui.measures.sheet import measure_sheet
from ui.parts.address import one_or_all
from ui.parts.fetching import fetched
from ui.parts.words import t
from ui.site import Site


def measures_page(site: Site) -> None:
    """A measure's own page where the address names one, else the table."""
    records = fetched(site.library.records)
    if records is None:
        return
    one_or_all(
        "measures",
        records.measures_by_id,
        partial(measure_sheet, site, records),
        partial(listing, site, records),
        gone=t("この施策は見つかりません"),
    )
