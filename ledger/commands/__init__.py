"""The commands, one a file; each file's `command` is its Click command."""
