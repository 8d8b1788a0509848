"""The page of pictures: how far the measures have come, as the plans record it."""
