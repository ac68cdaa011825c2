"""Choosing among the places that a name may mean: the rules, their weights, the document."""
