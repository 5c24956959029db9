"""iCalendar files: read by `reading`, written by `writing`."""
