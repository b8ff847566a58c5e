"""The commands of the store: check, mend, lock, erase, take in, and exchange with a server."""
