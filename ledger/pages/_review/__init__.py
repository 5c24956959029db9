"""What the page of the week is put together from."""
