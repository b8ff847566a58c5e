"""What is kept on this machine alone, outside the folder of the store."""
