"""BM25 on disk is the same in every process, whatever order its sets have."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np

from index import generations
from index.chunks import passages
from index.lexical import LexicalArm
from ingest.records import Corpus

CODE = (
    "import sys; from pathlib import Path; from index.chunks import passages; "
    "from index.lexical import LexicalArm; from tests.index.storage.conftest import make_corpus; "
    "LexicalArm.build(passages(make_corpus())).save(Path(sys.argv[1]))"
)


def test_the_order_of_sets_does_not_matter(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", CODE, str(tmp_path / seed)]
        subprocess.run(command, env=environment, check=True)
    assert generations.hashes(tmp_path / "1") == generations.hashes(tmp_path / "2") != {}


def test_what_is_saved_scores_as_before(corpus: Corpus, tmp_path: Path) -> None:
    found = passages(corpus)
    arm = LexicalArm.build(found)
    arm.save(tmp_path)
    again = LexicalArm.load(tmp_path, len(found))
    for query in ("窓口の予約", "令和4年度の研修", "無い語xyz"):
        assert np.array_equal(arm.scores(query), again.scores(query))
