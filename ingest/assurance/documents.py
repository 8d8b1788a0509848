"""All findings about a file that was read."""

from __future__ import annotations

from ingest.assurance.edition import edition_finding
from ingest.assurance.findings import Finding
from ingest.assurance.identity import identity_findings
from ingest.assurance.labels import labels_finding
from ingest.assurance.measures import measures_finding
from ingest.assurance.terms import terms_finding
from ingest.records import Corpus, Document


def findings_of(document: Document, corpus: Corpus) -> tuple[Finding, ...]:
    """How sure each part of what was read of ``document`` is, in the order people read it."""
    found = (
        *identity_findings(document, corpus),
        edition_finding(document, corpus),
        measures_finding(document, corpus),
        labels_finding(document, corpus),
        terms_finding(document, corpus),
    )
    return tuple(f for f in found if f is not None)
