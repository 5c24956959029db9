"""What the page of the network is put together from."""
