"""What is known of the language: words in data files, small named rules in code."""
