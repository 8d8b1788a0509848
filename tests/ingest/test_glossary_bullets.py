"""Glossaries that a conversion to Markdown prints as lists: a bullet, and mostly a bold headword."""

import pytest

from ingest.folder import read_text

_TERMS = {
    "多要素認証": "二つ以上を組み合わせて本人を確かめる方法。",
    "三次元化": "縦、横、高さを備えた立体のデータとすること。",
    "CDO": "組織のデジタル化を統括する責任者。",
}


@pytest.mark.parametrize(
    "form",
    [
        "- **{}**：{}",
        "- **{}：** {}",
        "- **{}** … {}",
        "- **{}** - {}",
        "- **{}**\n  {}",
        "* **{}** … {}",
        "- {}：{}",
        "- {} … {}",
        "– {}：{}",
        "1. **{}**：{}",
    ],
)
def test_each_item_is_a_term(form: str) -> None:
    listed = "\n".join(form.format(*term) for term in _TERMS.items())
    text = f"千鳥崎市計画\n令和7年度～令和9年度\n\n## 用語集\n\n{listed}\n"
    terms = read_text(text, "計画.md").terms
    assert {t.term.text: t.definition.text for t in terms} == _TERMS
