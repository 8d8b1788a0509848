"""What all pages are made of: escaped blocks, style, words."""
