"""Reading evidence: requests and responses out of whatever text somebody has."""
