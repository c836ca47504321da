from errdex.matching.codes import Codes as Codes
