"""From talks, as their lines, in order of time to what they came to."""
