from errdex.matching.exact import codes_in as codes_in
