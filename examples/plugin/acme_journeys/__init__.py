"""How Acme writes customer journey maps: rules for cjm. Every rule in this package is found."""
