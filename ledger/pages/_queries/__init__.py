"""The parts of the page of the owner's own questions."""
