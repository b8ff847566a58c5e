"""What is done to a store as a whole: check, recover, back up, import, retire, erase a name."""
