"""All findings about the files that were read."""

from __future__ import annotations

from collections.abc import Mapping

from ingest.assurance.edition import Editions, edition_finding
from ingest.assurance.findings import Finding
from ingest.assurance.identity import identity_findings
from ingest.assurance.labels import labels_finding
from ingest.assurance.measures import measures_finding
from ingest.assurance.terms import terms_finding
from ingest.records import Corpus
from ingest.sources import Document

Findings = Mapping[str, tuple[Finding, ...]]


def findings(corpus: Corpus) -> Findings:
    """How sure each part of what was read of each file is, by the files' names."""
    editions = Editions.of(corpus)
    return {d.source: _findings_of(d, corpus, editions) for d in corpus.documents}


def _findings_of(document: Document, corpus: Corpus, editions: Editions) -> tuple[Finding, ...]:
    """The findings about ``document``, in the order people read them."""
    found = (
        *identity_findings(document, corpus),
        edition_finding(document, corpus, editions),
        measures_finding(document, corpus, editions),
        labels_finding(document, corpus),
        terms_finding(document, corpus),
    )
    return tuple(f for f in found if f is not None)
