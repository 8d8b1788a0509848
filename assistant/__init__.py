"""The answering service: question, evidence, decision, sentences, verification."""
