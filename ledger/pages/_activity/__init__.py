"""What the statement of activity is put together from."""
