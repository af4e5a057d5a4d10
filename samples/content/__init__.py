"""What the sample papers say: everybody and every place in them is invented."""
