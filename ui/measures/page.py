"""The page of the measures: all of them, or with ``?id=`` one."""

from __future__ import annotations

from ui.api.errors import ServiceError
from ui.measures.listing import listing
from ui.measures.sheet import measure_sheet
from ui.parts.address import chosen
from ui.parts.blocks import notice, show
from ui.parts.words import t
from ui.site import Site


def measures_page(site: Site) -> None:
    """A measure's own page where the address names one, else the table."""
    try:
        records = site.library.records()
    except ServiceError as error:
        show(notice("error", t(error.message)))
        return
    wanted = chosen("measures")
    if not wanted:
        listing(site, records)
    elif measure := records.measures_by_id.get(wanted):
        measure_sheet(site, records, measure)
    else:
        text = t("計画が読み込み直された可能性があります。一覧から探してください。")
        show(notice("warning", text, name=t("この施策は見つかりません")))
        site.link(t("施策の一覧を見る"), "measures")
