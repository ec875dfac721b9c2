"""What words, numbers and signs of foreign files probably mean: a module a kind of guess."""
