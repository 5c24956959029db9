"""What the page of campaigns is put together from."""
