"""What must hold of a graph folder, and one finding for each fault."""
