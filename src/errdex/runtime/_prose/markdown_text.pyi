from errdex.prose.markdown_text import fenced_lines as fenced_lines
from errdex.prose.markdown_text import markdown_block as markdown_block
from errdex.prose.markdown_text import markdown_line as markdown_line
