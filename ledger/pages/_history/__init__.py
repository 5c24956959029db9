"""What the page of the history is put together from."""
