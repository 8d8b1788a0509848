"""Reading plan texts into records that remember where every word stood."""
