"""What a text is made of: characters, escapes, dates, JSON, forms, and the wrapping to take off."""
