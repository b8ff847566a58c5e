"""From talks in order of time to what they came to."""
