"""What the commands share: how they speak, print, fail, and open a store or the app."""
