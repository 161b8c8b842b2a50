"""What mentions a word: claims (by date and mark too), entries by their names, named queries, passages of a reader's copy."""
