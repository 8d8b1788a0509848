"""The service as the pages see it: typed calls, records, errors."""
