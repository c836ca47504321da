from errdex.prose.plain_text import text_lines as text_lines
