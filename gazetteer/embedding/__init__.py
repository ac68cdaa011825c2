"""Names that are no place here: persons, clubs, goods, works, institutions."""
