"""What the figures stand on: what counts, their arguments, frames, and networks made of networks."""
