"""Changing the folder of plans over the API: off unless the operator has set a key."""
