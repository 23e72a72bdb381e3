"""What leaves Tadmor. Every default export passes one redaction function."""
