"""How a claim is told to people: words of values, dates in words, statuses, cards, whose claims these are, dossiers."""
