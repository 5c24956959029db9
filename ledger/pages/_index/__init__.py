"""What the first page is put together from."""
