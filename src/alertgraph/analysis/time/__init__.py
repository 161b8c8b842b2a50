"""Intervals, periods, and what comes before and after a day."""
