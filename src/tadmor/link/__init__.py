"""What joins reports: copies, voices, incidents, and what agrees. Links compare readings, never texts anew."""
