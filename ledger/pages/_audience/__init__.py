"""What the page of the audience is put together from."""
