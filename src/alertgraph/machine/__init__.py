"""What is asked of the machine: files read and written whole, the cache, the collector of cycles; it knows nothing of alerts."""
