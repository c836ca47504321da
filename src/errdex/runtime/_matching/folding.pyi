from errdex.matching.folding import BLANK as BLANK
from errdex.matching.folding import fold as fold
