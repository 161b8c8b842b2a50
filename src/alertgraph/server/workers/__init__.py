"""What answers a query, and what it may cost; no HTTP."""
