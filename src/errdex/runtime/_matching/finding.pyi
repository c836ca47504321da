from errdex.matching.finding import meant_by as meant_by
