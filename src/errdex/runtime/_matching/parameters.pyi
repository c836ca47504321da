from errdex.matching.parameters import filled as filled
from errdex.matching.parameters import split_message as split_message
