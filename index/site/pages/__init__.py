"""The pages: each module has ROUTES, and is found by standing in this folder."""
