"""What the page of targets is put together from."""
