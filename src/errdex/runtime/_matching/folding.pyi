from errdex.matching.folding import BLANK as BLANK
from errdex.matching.folding import fold as fold
from errdex.matching.folding import undocumented_as as undocumented_as
