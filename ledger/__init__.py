"""Headway: a plain-text ledger for networking, job searches and client development."""

__version__ = "0.1.0"
