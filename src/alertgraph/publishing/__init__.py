"""What a build writes: one writer for each file."""
