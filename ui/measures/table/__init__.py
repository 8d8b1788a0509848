"""The table of the measures as a component in the page."""
