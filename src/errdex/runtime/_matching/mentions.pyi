from errdex.matching.mentions import Mention as Mention
