"""Maps that people already have, in other forms: a module a foreign format. Each makes drafts and says what it guessed."""
