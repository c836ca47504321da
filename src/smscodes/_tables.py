# Generated from codes/sms.yaml by "errdex build"; do not edit.
# fmt: off
"""What `_runtime.py` knows of the catalogue besides its entries."""

_STAMP = "6466e020cee96472"

_OWNERS = {
    "caller": "API caller",
    "administrator": "Administrator",
    "operations": "Operation manager",
    "platform": "SMS platform",
}
_SOURCES = {
    "error-codes": "API Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html",
    "wsse": "X-WSSE authentication, https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0046.html",
    "send-sms": "SMS Sending API (2025-01-14), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0001.html",
    "batch": "Batch SMS Sending API (2026-02-06), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0002.html",
    "templates": "Variables of SMS templates (international) (2024-08-13), https://support.huaweicloud.com/intl/en-us/msgsms_faq/sms_faq_0003.html",
    "mainland-templates": "Variables of SMS templates (China site) (2024-11-08), https://support.huaweicloud.com/productdesc-msgsms/sms_faq_0003.html",
    "status-report": "Status report, https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0051.html",
    "china-error-codes": "API Error Codes (China site), https://support.huaweicloud.com/api-msgsms/sms_05_0050.html",
}

# What the codes look like: the longest, their characters, and prefixes with the widths of the
# numbers after them.
_LONGEST = 7
_ALPHABET = "0123456789E"
_NUMBERED = (
    ("E", (6,)),
    ("", (3, 6)),
)
