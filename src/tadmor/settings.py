"""Where things are: paths and limits, from the environment, read once by a door and passed on."""
