"""Whether a network falls into sides: balance, blocs, communities and triads."""
