"""Who acts, as words beside the event tell it: who speaks for his own, who takes a place, who is blamed."""
