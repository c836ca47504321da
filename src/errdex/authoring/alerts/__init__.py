"""Catalogue → rules for Prometheus and templates for Alertmanager, and a check of their use."""
