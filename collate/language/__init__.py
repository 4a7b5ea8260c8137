"""What is known of the language: words in data files, small rules beside them."""
