"""Literal or metonymic: the rules, for English and for languages with cases."""
