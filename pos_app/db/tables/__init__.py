"""The tables beside the log and its projections: what only this till knows."""
