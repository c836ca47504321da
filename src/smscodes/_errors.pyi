# Generated from codes/sms.yaml by "errdex build"; do not edit.
# For type checkers: the types of what is in this file are those of the package.
