"""vCards, versions 2.1 to 4.0: read by `reading`, written by `writing`."""
