"""The till: an offline-first point of sale on an append-only event log."""
