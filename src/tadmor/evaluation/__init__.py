"""Scorers and floors behind `tadmor evaluate`."""
