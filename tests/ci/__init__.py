"""The hook, the action and the template, tried as their users run them."""
