"""Tests of what is read from and written into OpenAPI documents."""
