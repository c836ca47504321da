from errdex.matching.addresses import address_of as address_of
