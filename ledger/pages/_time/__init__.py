"""What the page of time is put together from."""
