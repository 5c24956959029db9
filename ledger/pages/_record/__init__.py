"""What a record's page is put together from."""
