# Generated from codes/sms.yaml by "errdex build"; do not edit.
# fmt: off
# ruff: noqa
"""The codes as constants, and as a type."""

from typing import Final, Literal, TypeAlias

_STAMP = "8f584383618d52ee"

Code: TypeAlias = Literal[
    "000000",
    "E000000",
    "E000001",
    "E000002",
    "E000003",
    "E000004",
    "E000005",
    "E000006",
    "E000007",
    "E000008",
    "E000020",
    "E000021",
    "E000022",
    "E000023",
    "E000024",
    "E000025",
    "E000026",
    "E000027",
    "E000040",
    "E000041",
    "E000042",
    "E000044",
    "E000045",
    "E000101",
    "E000102",
    "E000103",
    "E000104",
    "E000105",
    "E000106",
    "E000109",
    "E000110",
    "E000111",
    "E000112",
    "E000503",
    "E000510",
    "E000620",
    "E000623",
    "E000628",
    "E000630",
    "E200015",
    "E200028",
    "E200029",
    "E200030",
    "E200031",
    "E200033",
    "E200041",
    "400",
    "401",
    "403",
    "404",
    "405",
    "413",
    "429",
    "500",
    "502",
    "503",
    "504",
    "164",
    "175",
    "218",
    "219",
    "2:12",
    "2:24",
    "2:70",
    "702",
    "ACCEPTD",
    "AP:2",
    "AP:3",
    "AP:4",
    "BEYONDN",
    "BLACK",
    "CTLIMIT",
    "DELETED",
    "DELIVRD",
    "DJ:0255",
    "E000629",
    "E000632",
    "E200018",
    "E200019",
    "E200020",
    "E200021",
    "E200023",
    "E200024",
    "E200025",
    "E200026",
    "E200027",
    "E200032",
    "E200034",
    "E200035",
    "E200036",
    "E200038",
    "E200051",
    "EXPIRED",
    "KEYWORD",
    "LIMIT",
    "M2:0040",
    "M2:0046",
    "M2:0047",
    "MB:0010",
    "MB:0011",
    "MB:1041",
    "MB:1048",
    "MB:1049",
    "MBBLACK",
    "MILIMIT",
    "MK:0014",
    "MK:0037",
    "MK:0040",
    "MK:0041",
    "MK:0055",
    "MK:0056",
    "MK:0061",
    "MK:0062",
    "MK:0196",
    "MK:0208",
    "MK:0209",
    "MK:1004",
    "MK:1006",
    "MK:1007",
    "REJECTD",
    "RTE_ERR",
    "SC:0001",
    "SC:0003",
    "SC:0004",
    "SC:0005",
    "SC:0006",
    "SC:0007",
    "SC:0008",
    "SC:0009",
    "SC:0010",
    "SC:0011",
    "SC:0012",
    "SC:0013",
    "SC:0014",
    "SC:0015",
    "SC:0016",
    "SC:0017",
    "SC:0018",
    "SGIP:21",
    "SGIP:216",
    "SGIP:22",
    "SGIP:221",
    "SGIP:23",
    "SGIP:56",
    "SGIP:57",
    "SGIP:58",
    "SMGPERR:30",
    "SMGPERR:31",
    "SMGPERR:32",
    "SMGPERR:52",
    "SMGPERR:53",
    "SPMSERR:165",
    "SPMSERR:166",
    "SUBFAIL",
    "SUPERWD",
    "TDBLACK",
    "TIMEOUT",
    "TSBLACK",
    "UNDELIV",
    "UNDELIVE",
    "UNKNOWN",
    "APIGW.0101",
    "APIGW.0201",
    "APIGW.0301",
    "APIGW.0302",
    "APIGW.0303",
    "APIGW.0304",
    "APIGW.0305",
    "APIGW.0306",
    "APIGW.0307",
    "APIGW.0308",
    "APIGW.0310",
    "APIGW.0401",
    "APIGW.0402",
    "APIGW.0501",
    "APIGW.0502",
    "APIGW.0601",
    "APIGW.0602",
    "APIGW.0605",
    "APIGW.0606",
    "APIGW.0607",
    "APIGW.0608",
    "APIGW.0610",
    "APIGW.0611",
    "APIGW.0613",
    "APIGW.0801",
    "APIGW.0802",
    "MSGSMS.0001",
    "MSGSMS.0002",
    "MSGSMS.0003",
    "MSGSMS.0004",
    "MSGSMS.0005",
    "MSGSMS.0006",
    "MSGSMS.0007",
    "MSGSMS.0008",
    "MSGSMS.0009",
    "MSGSMS.0010",
    "MSGSMS.0011",
    "MSGSMS.0012",
    "MSGSMS.0013",
    "MSGSMS.0029",
    "MSGSMS.0030",
    "MSGSMS.0031",
    "MSGSMS.0035",
    "MSGSMS.0036",
    "MSGSMS.0050",
    "MSGSMS.0051",
    "MSGSMS.0076",
    "MSGSMS.0077",
    "MSGSMS.0103",
    "MSGSMS.0104",
    "MSGSMS.0130",
    "MSGSMS.0132",
    "MSGSMS.0133",
    "MSGSMS.0134",
]


class Codes:
    """The codes by name: `Codes.NOT_FOUND` is the text of the code that is called so.

    Names are made of codes and aliases: `-`, `.`, `:`, `/`, spaces and humps become `_`, letters
    capitals. A code that makes no name of A-Z, 0-9 and `_`, with a letter first, has none, nor
    has one that is no longer in use.
    """

    __module__ = __package__
    # Names that several codes would have, and none of them has.
    _CLASHES: Final[dict[str, tuple[str, ...]]] = {
    }

    E000000: Final = "E000000"
    "The platform cannot parse the request"
    E000001: Final = "E000001"
    "The Authorization header is missing"
    E000002: Final = "E000002"
    "realm is missing from Authorization"
    E000003: Final = "E000003"
    "profile is missing from Authorization"
    E000004: Final = "E000004"
    "realm in Authorization is not SDP"
    E000005: Final = "E000005"
    "profile in Authorization is not UsernameToken"
    E000006: Final = "E000006"
    "type in Authorization is not Appkey"
    E000007: Final = "E000007"
    "type is missing from Authorization"
    E000008: Final = "E000008"
    "The word WSSE is missing from Authorization"
    E000020: Final = "E000020"
    "The X-WSSE header is missing"
    E000021: Final = "E000021"
    "Username is missing from X-WSSE"
    E000022: Final = "E000022"
    "Nonce is missing from X-WSSE"
    E000023: Final = "E000023"
    "Created is missing from X-WSSE"
    E000024: Final = "E000024"
    "PasswordDigest is missing from X-WSSE"
    E000025: Final = "E000025"
    "Created has the wrong format"
    E000026: Final = "E000026"
    "The word UsernameToken is missing from X-WSSE"
    E000027: Final = "E000027"
    "The request is not valid"
    E000040: Final = "E000040"
    "The content type is wrong"
    E000041: Final = "E000041"
    "The X-Sdk-Date header is empty"
    E000042: Final = "E000042"
    "X-Sdk-Date has the wrong format"
    E000044: Final = "E000044"
    "X-Sdk-Date has expired"
    E000045: Final = "E000045"
    "Authorization did not pass its check (AK/SK signature)"
    E000101: Final = "E000101"
    "The request could not be authenticated"
    E000102: Final = "E000102"
    "The app key is not valid"
    E000103: Final = "E000103"
    "The app key cannot be used"
    E000104: Final = "E000104"
    "The app secret is not valid"
    E000105: Final = "E000105"
    "The password digest is not valid"
    E000106: Final = "E000106"
    "The app key may not call this API"
    E000109: Final = "E000109"
    "The user has been deactivated"
    E000110: Final = "E000110"
    "Timeout: the request is outside the time limit"
    E000111: Final = "E000111"
    "No user belongs to the app key (user name or password wrong)"
    E000112: Final = "E000112"
    "The account is frozen"
    E000503: Final = "E000503"
    "A parameter has the wrong format"
    E000510: Final = "E000510"
    "Sending failed and the status parameter says why"
    E200037: Final = "E000510"
    "Sending failed and the status parameter says why"
    E000620: Final = "E000620"
    "The whitelist lacks the IP address of the client"
    E000623: Final = "E000623"
    "The sender (SP) has reached its sending limit"
    E000628: Final = "E000628"
    "The whitelist lacks the country or region of a recipient"
    E000630: Final = "E000630"
    "The sending limit of a country or region is used up"
    E200015: Final = "E200015"
    "Too many messages for now (flow control, rate limit)"
    E200028: Final = "E200028"
    "The values do not fit the variables of the template"
    E200029: Final = "E200029"
    "Template and signature do not match"
    E200030: Final = "E200030"
    "The template is not active"
    E200031: Final = "E200031"
    "The protocol verification failed"
    E200033: Final = "E200033"
    "The template type is wrong"
    E200041: Final = "E200041"
    "A recipient number is given more than once"
    ACCEPTD: Final = "ACCEPTD"
    "Accepted by the carrier (on its way, not final)"
    AP_2: Final = "AP:2"
    "IP address not accepted by the carrier"
    AP_3: Final = "AP:3"
    "Authentication at the carrier failed"
    AP_4: Final = "AP:4"
    "Protocol version not accepted by the carrier"
    BEYONDN: Final = "BEYONDN"
    "Too many messages for one number per day (BEYONDN)"
    BLACK: Final = "BLACK"
    "The number is on a supplier's blacklist"
    CTLIMIT: Final = "CTLIMIT"
    "Sending limit of the number reached (CTLIMIT)"
    DELETED: Final = "DELETED"
    "The message was deleted before delivery"
    DELIVRD: Final = "DELIVRD"
    "Delivered to the phone"
    DJ_0255: Final = "DJ:0255"
    "Blocked by the carrier because of the content"
    E000629: Final = "E000629"
    "Blocked: the SMS package is used up"
    E000632: Final = "E000632"
    "Blocked: the number is in your own blacklist"
    E200018: Final = "E200018"
    "The sender number (from) is not one of the application"
    E200019: Final = "E200019"
    "No channel for the sender (signature too new or without approval)"
    E200020: Final = "E200020"
    "The signature does not belong to the sender's channel"
    E200021: Final = "E200021"
    "No channel is configured for the signature"
    E200023: Final = "E200023"
    "No channel for the recipient (mainland number)"
    E200024: Final = "E200024"
    "International SMS is not enabled"
    E200025: Final = "E200025"
    "The country of the number is outside the application's range (international)"
    E200026: Final = "E200026"
    "No channel for the recipient (international)"
    E200027: Final = "E200027"
    "No gateway for the message (routing not configured)"
    E200032: Final = "E200032"
    "A template is required, and none was sent"
    E200034: Final = "E200034"
    "Sending the message again timed out in the gateway"
    E200035: Final = "E200035"
    "Replacing protocol fields failed"
    E200036: Final = "E200036"
    "The channel's sending rate is 0"
    E200038: Final = "E200038"
    "Parts of a long message are missing"
    E200051: Final = "E200051"
    "The verification code has the wrong form (international)"
    EXPIRED: Final = "EXPIRED"
    "Not delivered in time (phone off or out of reach)"
    KEYWORD: Final = "KEYWORD"
    "A keyword in the text is blocked by the supplier"
    LIMIT: Final = "LIMIT"
    "Too many messages for one number per day (LIMIT)"
    M2_0040: Final = "M2:0040"
    "The number is not valid"
    M2_0046: Final = "M2:0046"
    "Too frequent for one number (China Mobile)"
    M2_0047: Final = "M2:0047"
    "Several verification codes at once (anti-bombing)"
    MB_0010: Final = "MB:0010"
    "The source address is not valid"
    MB_0011: Final = "MB:0011"
    "The destination address is not valid"
    MB_1041: Final = "MB:1041"
    "The sender submitted more messages than it may"
    MB_1048: Final = "MB:1048"
    "The sender's number was ported to another carrier"
    MB_1049: Final = "MB:1049"
    "The recipient's number was ported to another carrier"
    MBBLACK: Final = "MBBLACK"
    "The number is on a blacklist (supplier or China Mobile)"
    MILIMIT: Final = "MILIMIT"
    "Limit per minute of the number reached"
    MK_0014: Final = "MK:0014"
    "Unexpected data in the network"
    MK_0037: Final = "MK:0037"
    "Unknown error of the subscriber register (HLR)"
    MK_0040: Final = "MK:0040"
    "The subscriber register (HLR) did not answer the routing query"
    MK_0041: Final = "MK:0041"
    "The subscriber register (HLR) did not confirm that a message is waiting"
    MK_0055: Final = "MK:0055"
    "The network node of the recipient refused (SGSN)"
    MK_0056: Final = "MK:0056"
    "The subscriber register (HLR) is overloaded"
    MK_0061: Final = "MK:0061"
    "Flow control in the network (MAPServer)"
    MK_0062: Final = "MK:0062"
    "Flow control in the network (MTIServer)"
    MK_0196: Final = "MK:0196"
    "SMS is barred for this user"
    MK_0208: Final = "MK:0208"
    "The SIM card's message storage is full"
    MK_0209: Final = "MK:0209"
    "The phone cannot store messages on its SIM card"
    MK_1004: Final = "MK:1004"
    "A keyword sent the message to review (China Mobile)"
    MK_1006: Final = "MK:1006"
    "The recipient's gateway refused the message"
    MK_1007: Final = "MK:1007"
    "The recipient's gateway did not answer"
    REJECTD: Final = "REJECTD"
    "Rejected (recipient unsubscribed, or SMS not enabled)"
    RTE_ERR: Final = "RTE_ERR"
    "No route to the recipient (old value)"
    SC_0001: Final = "SC:0001"
    "Blocked by manual review of the content"
    SC_0003: Final = "SC:0003"
    "The number is on the platform's blacklist"
    SC_0004: Final = "SC:0004"
    "The number is on the red list"
    SC_0005: Final = "SC:0005"
    "The number is on the complaint blacklist"
    SC_0006: Final = "SC:0006"
    "A forbidden keyword is in the text"
    SC_0007: Final = "SC:0007"
    "A characteristic keyword is in the text"
    SC_0008: Final = "SC:0008"
    "A controlled keyword is in the text"
    SC_0009: Final = "SC:0009"
    "A mandatory keyword is missing from the text"
    SC_0010: Final = "SC:0010"
    "Too many messages to this number (frequency limit)"
    SC_0011: Final = "SC:0011"
    "Blocked at this time of day (night, marketing hours)"
    SC_0012: Final = "SC:0012"
    "Manual review of the content timed out"
    SC_0013: Final = "SC:0013"
    "The signature is blacklisted (service unsubscribed)"
    SC_0014: Final = "SC:0014"
    "The text does not match the review-free template"
    SC_0015: Final = "SC:0015"
    "The text matches a blocked template"
    SC_0016: Final = "SC:0016"
    "The recipient replied R (unsubscribed)"
    SC_0017: Final = "SC:0017"
    "The template is not registered"
    SC_0018: Final = "SC:0018"
    "The signature is not registered"
    SGIP_21: Final = "SGIP:21"
    "The destination cannot be reached (China Unicom)"
    SGIP_216: Final = "SGIP:216"
    "Fee collection is suspended in the user's city (China Unicom)"
    SGIP_22: Final = "SGIP:22"
    "Wrong route in the network (China Unicom)"
    SGIP_221: Final = "SGIP:221"
    "IP address of the sender not valid (China Unicom)"
    SGIP_23: Final = "SGIP:23"
    "No route in the network (China Unicom)"
    SGIP_56: Final = "SGIP:56"
    "The phone is switched off (China Unicom)"
    SGIP_57: Final = "SGIP:57"
    "Login address differs from the registered one (China Unicom)"
    SGIP_58: Final = "SGIP:58"
    "The phone cannot be connected (China Unicom)"
    SMGPERR_30: Final = "SMGPERR:30"
    "Message type not valid (China Telecom)"
    SMGPERR_31: Final = "SMGPERR:31"
    "Priority not valid (China Telecom)"
    SMGPERR_32: Final = "SMGPERR:32"
    "Fee type not valid (China Telecom)"
    SMGPERR_52: Final = "SMGPERR:52"
    "Prepaid number not registered (China Telecom)"
    SMGPERR_53: Final = "SMGPERR:53"
    "The sender is not registered (China Telecom)"
    SPMSERR_165: Final = "SPMSERR:165"
    "Form of a nationwide group request not valid (China Telecom)"
    SPMSERR_166: Final = "SPMSERR:166"
    "Number of a nationwide request not valid (China Telecom)"
    SUBFAIL: Final = "SUBFAIL"
    "The phone refused the message (off, no service, empty number)"
    SUPERWD: Final = "SUPERWD"
    "A keyword in the text is blocked (SUPERWD)"
    TDBLACK: Final = "TDBLACK"
    "The number is on a blacklist (TDBLACK)"
    TIMEOUT: Final = "TIMEOUT"
    "The carrier's gateway could not be connected in time"
    TSBLACK: Final = "TSBLACK"
    "The number is on a blacklist (TSBLACK)"
    UNDELIV: Final = "UNDELIV"
    "Not delivered (delivery failed)"
    UNDELIVE: Final = "UNDELIVE"
    "Too many codes to one number, or blacklisted (China Mobile)"
    UNKNOWN: Final = "UNKNOWN"
    "Delivery state unknown (often an empty number)"
    APIGW_0101: Final = "APIGW.0101"
    "The API or its method does not exist (gateway)"
    APIG_0101: Final = "APIGW.0101"
    "The API or its method does not exist (gateway)"
    APIGW_0201: Final = "APIGW.0201"
    "The call is not valid or too large, or the service does not answer (gateway)"
    APIG_0201: Final = "APIGW.0201"
    "The call is not valid or too large, or the service does not answer (gateway)"
    APIGW_0301: Final = "APIGW.0301"
    "IAM authentication failed (AK/SK or token, gateway)"
    APIG_0301: Final = "APIGW.0301"
    "IAM authentication failed (AK/SK or token, gateway)"
    APIGW_0302: Final = "APIGW.0302"
    "The IAM user is not authorized (gateway)"
    APIG_0302: Final = "APIGW.0302"
    "The IAM user is not authorized (gateway)"
    APIGW_0303: Final = "APIGW.0303"
    "Application authentication failed (gateway)"
    APIG_0303: Final = "APIGW.0303"
    "Application authentication failed (gateway)"
    APIGW_0304: Final = "APIGW.0304"
    "The application is not authorized (gateway)"
    APIG_0304: Final = "APIGW.0304"
    "The application is not authorized (gateway)"
    APIGW_0305: Final = "APIGW.0305"
    "Authentication information is wrong (gateway)"
    APIG_0305: Final = "APIGW.0305"
    "Authentication information is wrong (gateway)"
    APIGW_0306: Final = "APIGW.0306"
    "The caller may not call this API (gateway)"
    APIG_0306: Final = "APIGW.0306"
    "The caller may not call this API (gateway)"
    APIGW_0307: Final = "APIGW.0307"
    "The token has to be renewed (gateway)"
    APIG_0307: Final = "APIGW.0307"
    "The token has to be renewed (gateway)"
    APIGW_0308: Final = "APIGW.0308"
    "Too many calls of the management API (gateway)"
    APIG_0308: Final = "APIGW.0308"
    "Too many calls of the management API (gateway)"
    APIGW_0310: Final = "APIGW.0310"
    "The project cannot be used (gateway)"
    APIG_0310: Final = "APIGW.0310"
    "The project cannot be used (gateway)"
    APIGW_0401: Final = "APIGW.0401"
    "The IP address of the caller is not known (gateway)"
    APIG_0401: Final = "APIGW.0401"
    "The IP address of the caller is not known (gateway)"
    APIGW_0402: Final = "APIGW.0402"
    "The IP address of the caller is not allowed (gateway)"
    APIG_0402: Final = "APIGW.0402"
    "The IP address of the caller is not allowed (gateway)"
    APIGW_0501: Final = "APIGW.0501"
    "The application's quota is used up (gateway)"
    APIG_0501: Final = "APIGW.0501"
    "The application's quota is used up (gateway)"
    APIGW_0502: Final = "APIGW.0502"
    "The application is frozen (gateway)"
    APIG_0502: Final = "APIGW.0502"
    "The application is frozen (gateway)"
    APIGW_0601: Final = "APIGW.0601"
    "Internal error of the gateway"
    APIG_0601: Final = "APIGW.0601"
    "Internal error of the gateway"
    APIGW_0602: Final = "APIGW.0602"
    "The call is not valid (gateway)"
    APIG_0602: Final = "APIGW.0602"
    "The call is not valid (gateway)"
    APIGW_0605: Final = "APIGW.0605"
    "The name of the service could not be resolved (gateway, DNS)"
    APIG_0605: Final = "APIGW.0605"
    "The name of the service could not be resolved (gateway, DNS)"
    APIGW_0606: Final = "APIGW.0606"
    "A fault in the configuration of the gateway"
    APIG_0606: Final = "APIGW.0606"
    "A fault in the configuration of the gateway"
    APIGW_0607: Final = "APIGW.0607"
    "The protocol is not supported (gateway)"
    APIG_0607: Final = "APIGW.0607"
    "The protocol is not supported (gateway)"
    APIGW_0608: Final = "APIGW.0608"
    "A fault with the administrator token of the gateway"
    APIG_0608: Final = "APIGW.0608"
    "A fault with the administrator token of the gateway"
    APIGW_0610: Final = "APIGW.0610"
    "The service behind the gateway timed out"
    APIG_0610: Final = "APIGW.0610"
    "The service behind the gateway timed out"
    APIGW_0611: Final = "APIGW.0611"
    "A fault with a port of the gateway"
    APIG_0611: Final = "APIGW.0611"
    "A fault with a port of the gateway"
    APIGW_0613: Final = "APIGW.0613"
    "The gateway cannot reach IAM"
    APIG_0613: Final = "APIGW.0613"
    "The gateway cannot reach IAM"
    APIGW_0801: Final = "APIGW.0801"
    "The service cannot be used in this region (gateway)"
    APIG_0801: Final = "APIGW.0801"
    "The service cannot be used in this region (gateway)"
    APIGW_0802: Final = "APIGW.0802"
    "The IAM user cannot use this region (gateway)"
    APIG_0802: Final = "APIGW.0802"
    "The IAM user cannot use this region (gateway)"
    MSGSMS_0001: Final = "MSGSMS.0001"
    "Internal error of the management API"
    MSGSMS_0002: Final = "MSGSMS.0002"
    "A parameter of the management call is not valid"
    MSGSMS_0003: Final = "MSGSMS.0003"
    "The management call is not authorized"
    MSGSMS_0004: Final = "MSGSMS.0004"
    "The signature exists already"
    MSGSMS_0005: Final = "MSGSMS.0005"
    "The signature does not exist"
    MSGSMS_0006: Final = "MSGSMS.0006"
    "A signature of this type and name exists already"
    MSGSMS_0007: Final = "MSGSMS.0007"
    "The signature cannot be changed now (only when rejected)"
    MSGSMS_0008: Final = "MSGSMS.0008"
    "The template exists already"
    MSGSMS_0009: Final = "MSGSMS.0009"
    "The template does not exist"
    MSGSMS_0010: Final = "MSGSMS.0010"
    "The template cannot be changed now (only when rejected)"
    MSGSMS_0011: Final = "MSGSMS.0011"
    "The file does not exist (management API)"
    MSGSMS_0012: Final = "MSGSMS.0012"
    "The ID of the signature is not valid"
    MSGSMS_0013: Final = "MSGSMS.0013"
    "Message & SMS is not open for the account"
    MSGSMS_0029: Final = "MSGSMS.0029"
    "The operation failed (management API)"
    MSGSMS_0030: Final = "MSGSMS.0030"
    "The review cannot be sped up"
    MSGSMS_0031: Final = "MSGSMS.0031"
    "Speeding up the review failed"
    MSGSMS_0035: Final = "MSGSMS.0035"
    "The template could not be deleted"
    MSGSMS_0036: Final = "MSGSMS.0036"
    "No message template of this type"
    MSGSMS_0050: Final = "MSGSMS.0050"
    "The app key does not exist (management API)"
    MSGSMS_0051: Final = "MSGSMS.0051"
    "The name of the application is taken"
    MSGSMS_0076: Final = "MSGSMS.0076"
    "The application does not exist"
    MSGSMS_0077: Final = "MSGSMS.0077"
    "The details of the template do not exist"
    MSGSMS_0103: Final = "MSGSMS.0103"
    "The data of the tenant could not be read"
    MSGSMS_0104: Final = "MSGSMS.0104"
    "The service is not allowed in this country"
    MSGSMS_0130: Final = "MSGSMS.0130"
    "The signature does not wait for activation"
    MSGSMS_0132: Final = "MSGSMS.0132"
    "The name of the file is empty, too long or has a space"
    MSGSMS_0133: Final = "MSGSMS.0133"
    "The name of the file has an illegal character"
    MSGSMS_0134: Final = "MSGSMS.0134"
    "The template cannot be changed now (only when rejected or pending)"
