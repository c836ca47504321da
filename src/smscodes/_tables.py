# Generated from codes/sms.yaml by "errdex build"; do not edit.
# fmt: off
"""What `_runtime.py` knows of the catalogue besides its entries."""

_STAMP = "4457b64786861d49"

_OWNERS: dict[str, str] = {
    "caller": "API caller",
    "administrator": "Administrator",
    "operations": "Operation manager",
    "platform": "SMS platform",
}
_SOURCES: dict[str, str] = {
    "error-codes": "API Error Codes (2023-07-20), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0050.html",
    "wsse": "X-WSSE authentication, https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0046.html",
    "send-sms": "SMS Sending API (2025-01-14), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0001.html",
    "batch": "Batch SMS Sending API (2026-02-06), https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0002.html",
    "templates": "Variables of SMS templates (international) (2024-08-13), https://support.huaweicloud.com/intl/en-us/msgsms_faq/sms_faq_0003.html",
    "mainland-templates": "Variables of SMS templates (China site) (2024-11-08), https://support.huaweicloud.com/productdesc-msgsms/sms_faq_0003.html",
    "status-report": "Status report, https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0051.html",
    "china-error-codes": "API Error Codes (China site) (2024-08-06), https://support.huaweicloud.com/api-msgsms/sms_05_0050.html",
    "china-send-sms": "SMS Sending API (China site) (2025-01-08), https://support.huaweicloud.com/api-msgsms/sms_05_0001.html",
    "report-push": "Receiving status reports, https://support.huaweicloud.com/intl/en-us/api-msgsms/sms_05_0003.html",
    "delivery-faq": "FAQ on messages that do not arrive (sms_faq_0013, sms_faq_0030)",
    "duplicates-faq": "FAQ on sending rates and on numbers that are not validated (sms_faq_0098)",
    "applications": "Applications in the management API (sms_05_0022, sms_05_0025)",
    "management": "Error codes of the management API (China site) (2024-01-26), https://support.huaweicloud.com/api-msgsms/sms_05_0060.html",
    "gateway": "Error codes of the API gateway (2025-10-20), https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-errorcode.html",
    "revisions": "Revision record of the API reference (China site) (2025-01-02)",
    "samples": "Code samples of the vendor, and copies of them in public repositories",
    "public-cases": "Public reports (PrometheusAlert, issue 143; easy-sms, issue 340)",
}

# Where each field's values are, and the literal texts that the service sends with codes.
_WHERE = {
    "code": "response.json.code",
    "status": "response.json.result[*].status",
    "http": "response.status",
}
_MESSAGES = (
    ("Success.", "000000"),
    ("System error.", "E000000"),
    ("The system is abnormal.", "E000000"),
    ("Authorization not contained in the HTTP header.", "E000001"),
    ("Authorization is not contained in the HTTP header.", "E000001"),
    ("realm not contained in Authorization.", "E000002"),
    ("realm is not contained in Authorization.", "E000002"),
    ("profile not contained in Authorization.", "E000003"),
    ("profile is not contained in Authorization.", "E000003"),
    ("The value of realm in Authorization must be SDP.", "E000004"),
    ("The value of profile in Authorization must be UsernameToken.", "E000005"),
    ("The value of type in Authorization must be app_key.", "E000006"),
    ("The value of type in Authorization must be Appkey.", "E000006"),
    ("type not contained in Authorization.", "E000007"),
    ("type is not contained in Authorization.", "E000007"),
    ("WSSE not contained in Authorization.", "E000008"),
    ("WSSE is not contained in Authorization.", "E000008"),
    ("X-WSSE not contained in the HTTP header.", "E000020"),
    ("X-WSSE is not contained in the HTTP header.", "E000020"),
    ("UserName not contained in X-WSSE.", "E000021"),
    ("UserName is not contained in X-WSSE.", "E000021"),
    ("Nonce not contained in X-WSSE.", "E000022"),
    ("Nonce is not contained in X-WSSE.", "E000022"),
    ("Created not contained in X-WSSE.", "E000023"),
    ("Created is not contained in X-WSSE.", "E000023"),
    ("PasswordDigest is not contained in X-WSSE.", "E000024"),
    ("The format of Created is incorrect.", "E000025"),
    ("UsernameToken is not contained in X-WSSE.", "E000026"),
    ("The value of ContentType must be application/x-www-form-urlencoded.", "E000040"),
    ("X-Sdk-Date header is empty.", "E000041"),
    ("The format of X-Sdk-Date header is invalid.", "E000042"),
    ("Authentication failed.", "E000101"),
    ("Invalid app_key.", "E000102"),
    ("app_key is invalid.", "E000102"),
    ("app_key is unavailable.", "E000103"),
    ("app_secret is invalid.", "E000104"),
    ("PasswordDigest is invalid.", "E000105"),
    ("The app_key does not have the permission to call this API.", "E000106"),
    ("Time out limit.", "E000110"),
    ("The subscriber status is frozen.", "E000112"),
    ("The SMS fails to be sent. For details, see status.", "E000510"),
    ("The app client ip is not in ip white list.", "E000620"),
    ("The app client IP address is not in the whitelist.", "E000620"),
    ("Number of SMSs sent by the SP reached the limit.", "E000623"),
    ("Countries or regions of the recipient numbers are not in the whitelist.", "E000628"),
    ("The number of SMSs to be sent exceeds the upper limit.", "E200015"),
    ("The template variable verification failed.", "E200028"),
    ("The template type verification failed.", "E200029"),
    ("The template is not activated.", "E200030"),
    ("The protocol verification failed.", "E200031"),
    ("The template type is incorrect.", "E200033"),
    ("The recipient numbers of the same SMS are duplicate.", "E200041"),
)

# What the codes look like: the longest, their characters, and prefixes with the widths of the
# numbers after them.
_LONGEST = 7
_ALPHABET = "0123456789E"
_NUMBERED: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("E", (6,)),
    ("", (3, 6)),
)

# The fields of an entry, in order, and how a row packs them: its facts, then its texts.
_NAMES = (
    "code",
    "field",
    "also",
    "group",
    "title",
    "description",
    "cause",
    "remediation",
    "severity",
    "retry",
    "retry_after",
    "owner",
    "tell_customer",
    "see_also",
    "examples",
    "notes",
    "keywords",
    "success",
    "http_status",
    "lifecycle",
    "source",
    "url",
    "message",
)
_FACTS = (
    ("group", "text"),
    ("severity", "text"),
    ("retry", "text"),
    ("retry_after", "number"),
    ("owner", "text"),
    ("success", "truth"),
    ("http_status", "number"),
    ("lifecycle", "lifecycle"),
    ("source", "sources"),
)
_TEXTS = (
    ("title", "text"),
    ("description", "text"),
    ("cause", "texts"),
    ("remediation", "steps"),
    ("tell_customer", "text"),
    ("see_also", "references"),
    ("examples", "examples"),
    ("notes", "texts"),
    ("keywords", "texts"),
    ("message", "texts"),
)
