"""Entries as payloads for chats, pagers and HTTP clients; the user's own tool sends them."""

NAMES = ("slack", "teams", "pagerduty", "problem")
"""The channels. They are here so that the command line names them without loading them."""
