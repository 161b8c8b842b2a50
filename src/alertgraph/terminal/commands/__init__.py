"""The commands, a file each: its arguments beside what it does; what it needs to run is imported when it runs."""
