"""A store with a passphrase; the form is in docs/encryption.md."""
