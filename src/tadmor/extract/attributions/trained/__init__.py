"""What the trained heads mark, and how it becomes drafts. Brings numpy: imported only where a text is encoded."""
