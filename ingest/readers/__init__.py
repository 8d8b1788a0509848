"""Files of other formats → text in the form that the rest of ingest reads."""
