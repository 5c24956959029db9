"""What the page of setbacks is put together from."""
