"""The till looked after: warnings, backups, its records and their proof."""
