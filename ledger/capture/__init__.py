"""What a person says in a sentence, as one dated line in the right file."""
