"""Vertel in a browser on this machine: who comes in, the page, and the app behind it.

One person, at an address with a secret in it. The engine is textual-serve's: its terminal in the
page and its packets to and from the app; its pages and its fonts from elsewhere are left out.
"""
