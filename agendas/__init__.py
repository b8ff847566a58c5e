"""The method, pure: what a talk is made of, what it records, and what it still needs.

Nothing in this room reads a clock, a screen or a store. Every edit is a function from one
value to the next.
"""
