"""The drawings, each in a module named as the function that users call."""
