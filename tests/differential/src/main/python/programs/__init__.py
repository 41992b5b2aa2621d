"""Small random Python programs: what they are made of, and how they are run."""
