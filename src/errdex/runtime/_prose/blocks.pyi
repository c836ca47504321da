from errdex.prose.blocks import after_first as after_first
from errdex.prose.blocks import first_paragraph as first_paragraph
from errdex.prose.blocks import with_aside as with_aside
