"""What is told of courts, agreements, support and silence."""
