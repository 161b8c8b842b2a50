"""What mentions a word: claims by gist and note, entries by their names, named queries by title, passages of a reader's copy."""
