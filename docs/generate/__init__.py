"""The pages of this folder that are made from the code: `python -m docs.generate` writes them anew."""
