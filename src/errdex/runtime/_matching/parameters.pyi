from errdex.matching.parameters import as_sent as as_sent
from errdex.matching.parameters import filled as filled
from errdex.matching.parameters import split_message as split_message
