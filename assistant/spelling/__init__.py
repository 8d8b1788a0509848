"""Reading noisy questions: misprints and kana read as the words that the plans use."""

from assistant.spelling.speller import Mended, Speller

__all__ = ["Mended", "Speller"]
