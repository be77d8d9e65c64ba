#!/usr/bin/env python3
"""Writes {alibaba,huawei,tencent}/{sign,connect}.json: credentials by the rules of guides and SDKs, and with the usual mistakes.

Digests are those of Python's `hashlib` and `hmac` over OpenSSL; what is encrypted was so by OpenSSL's program. `--check` says whether the committed
files are current.
"""
import base64
import hashlib
import hmac
import itertools
import json
import pathlib
import sys
import urllib.parse

FOLDER = pathlib.Path(__file__).resolve().parent.parent
TOOL = {"kind": "crosscheck", "tool": "testvectors/generate/sign.py"}
WEAK = "sign_method_weak"
FLAGS = {
    "Sign": "what a scheme makes of its inputs",
    "Official": "printed in a guide",
    "Recorded": "made by device software",
    "Right": "credentials that hold",
    "Key": "a mistake about the key",
    "Method": "a mistake about the method",
    "Form": "a mistake about how the signature is written",
    "Text": "a mistake about what is signed",
    "Part": "a mistake beside the signature",
    "Time": "times and their windows",
    "Policy": "methods that are refused",
    "Refused": "inputs that cannot be signed",
    "Connect": "the fields of a CONNECT packet as a record",
    "Unexplained": "a signature that no known mistake makes",
}


def mac(method, key, text):
    key, text = (part.encode() if isinstance(part, str) else part for part in (key, text))
    return hmac.new(key, text, method)


def hexed(method, key, text):
    return mac(method, key, text).hexdigest()


def b64(method, key, text):
    return base64.b64encode(mac(method, key, text).digest()).decode()


class File:
    def __init__(self, name, comment):
        self.name, self.comment, self.cases, self.used = name, comment, [], set()

    def add(self, slug, comment, flag, source=TOOL, **rest):
        self.used.add(flag)
        number = f"{self.name}/{len(self.cases) + 1:04}-{slug}"
        self.cases.append({"id": number, "comment": comment, "flags": [flag], "source": source, **rest})

    def sign(self, slug, comment, request, signed, notes=(), flag="Sign", source=TOOL):
        self.add(slug, comment, flag, source, sign=request, result="acceptable" if notes else "valid", signed=signed,
                 notes=list(notes))

    def refuse(self, slug, comment, request, code, pointer=None, what="sign"):
        error = {"code": code, **({"pointer": pointer} if pointer else {})}
        self.add(slug, comment, "Refused", **{what: request}, result="invalid", error=error)

    def right(self, slug, comment, request, notes=(), flag="Right", source=TOOL):
        self.add(slug, comment, flag, source, verify=request, result="acceptable" if notes else "valid",
                 verdict={"valid": True, "differs": [], "cause": None}, notes=list(notes))

    def wrong(self, slug, comment, flag, request, cause, differs, notes=(), source=TOOL):
        differs = [differs] if isinstance(differs, str) else differs
        self.add(slug, comment, flag, source, verify=request, result="invalid",
                 verdict={"valid": False, "differs": differs, "cause": cause}, notes=list(notes))

    def connect(self, slug, comment, record, vendor, kind, parts, form, notes=()):
        self.add(slug, comment, "Connect", record=record, result="acceptable" if notes else "valid", decoded={
            "vendor": vendor, "protocol": "connect", "kind": kind, "direction": "up", "topic": None,
            "message": {"client_id": record.get("client_id"), "username": record.get("username"), "password_form": form,
                        "parts": parts},
        }, notes=list(notes), encodes_to="same")

    def text(self):
        head = {"schema": "../schema/vectors.schema.json", "comment": self.comment,
                "flags": {name: FLAGS[name] for name in FLAGS if name in self.used}}
        lines = [f" {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}," for name, value in head.items()]
        cases = ",\n".join("  " + json.dumps(case, ensure_ascii=False) for case in self.cases)
        return "{\n" + "\n".join(lines) + '\n "cases": [\n' + cases + "\n ]\n}\n"


# ---- Alibaba

PK, DN, DS, PS = "a1X2bEnP82z", "example1", "ga7XA6KdlEeiPXQPpRbAjOZXwG8ydgSe", "y7GSILD480lBSsP8"
TIME = "1524448722000"
RANDOM = "8Ygb7ULYh53B6OA"
HOST = ".iot-as-mqtt.cn-shanghai.aliyuncs.com"


def content(**parts):
    """Names and values, by name."""
    return "".join(name + parts[name] for name in sorted(parts))


def ids(**more):
    return {"deviceName": DN, "productKey": PK, **more}


def alibaba():
    out = File("alibaba/sign", "Alibaba: credentials over MQTT, HTTP and CoAP, of sub-devices, and registration")
    device = {"product_key": PK, "device_name": DN, "device_secret": DS}
    base = f"{PK}.{DN}"
    # What is made.
    guide = content(clientId="12345", deviceName="device", productKey="pk", timestamp="789")
    out.sign(
        "guide-example", "the worked example, in upper case as it is printed",
        {"scheme": "alibaba.mqtt", "product_key": "pk", "device_name": "device", "device_secret": "secret",
         "client_id": "12345", "method": "hmacsha1", "timestamp": "789", "secure_mode": "3", "hex_case": "upper"},
        {"client_id": "12345|securemode=3,signmethod=hmacsha1,timestamp=789|", "username": "device&pk",
         "password": "FAFD82A3D602B37FB0FA8B7892F24A477F851A14", "host": "pk" + HOST, "sign_content": guide},
        [WEAK, "alibaba_time"], "Official",
        {"kind": "official", "guide": "Alibaba Cloud IoT Platform, developer guide (devices) 2018",
         "section": "6.7 Establish MQTT over TCP connections"})
    assert hexed("sha1", "secret", guide).upper() == "FAFD82A3D602B37FB0FA8B7892F24A477F851A14"
    known = content(clientId="SN1928339", deviceName="light1983432", productKey="a14Xib5kdYd", timestamp="1539421321846")
    out.sign(
        "known-answer", "a known answer from the web", {
            "scheme": "alibaba.mqtt", "product_key": "a14Xib5kdYd", "device_name": "light1983432",
            "device_secret": "oLyaKqVxtRvjH284LdhqVgVUx1UPy6zq", "client_id": "SN1928339", "method": "hmacsha1",
            "timestamp": "1539421321846"},
        {"client_id": "SN1928339|securemode=2,signmethod=hmacsha1,timestamp=1539421321846|",
         "username": "light1983432&a14Xib5kdYd", "password": "b2488041f64f425016b467ee1c94959ebd592ad1",
         "host": "a14Xib5kdYd" + HOST, "sign_content": known}, [WEAK], "Official",
        {"kind": "official", "guide": "Alibaba Cloud IoT Platform, help pages", "section": "MQTT client id and password"})
    for name, digest in (("hmacmd5", "md5"), ("HmacSHA1", "sha1"), ("hmacsha256", "sha256"), (None, "sha256")):
        for stamp in (TIME, None):
            parts = ids(clientId=base, **({"timestamp": stamp} if stamp else {}))
            request = {"scheme": "alibaba.mqtt", **device, **({"method": name} if name else {}),
                       **({"timestamp": stamp} if stamp else {})}
            method = (name or "hmacsha256").lower()
            inside = f"securemode=2,signmethod={method}" + (f",timestamp={stamp}" if stamp else "")
            out.sign(f"mqtt-{name or 'default'}-{'time' if stamp else 'no-time'}".lower(), "each method, with and without a time",
                     request, {"client_id": f"{base}|{inside}|", "username": f"{DN}&{PK}",
                               "password": hexed(digest, DS, content(**parts)), "host": PK + HOST,
                               "sign_content": content(**parts)}, [WEAK] if digest != "sha256" else [])
    fixed = ids(clientId="", timestamp="2524608000000")
    out.sign("empty-client-id", "a client id that the cloud assigns: nothing before the bars",
             {"scheme": "alibaba.mqtt", **device, "client_id": "", "timestamp": "2524608000000",
              "extensions": "timestamp=2524608000000,_ss=1,_v=sdk-c-4.1.0,securemode=2,signmethod=hmacsha256,ext=3"},
             {"client_id": "|timestamp=2524608000000,_ss=1,_v=sdk-c-4.1.0,securemode=2,signmethod=hmacsha256,ext=3|",
              "username": f"{DN}&{PK}", "password": hexed("sha256", DS, content(**fixed)), "host": PK + HOST,
              "sign_content": content(**fixed)})
    out.sign("extensions-object", "further parameters, as an object, in their order",
             {"scheme": "alibaba.mqtt", **device, "client_id": "c", "timestamp": int(TIME), "extensions": {"_v": 1, "lan": "C"}},
             {"client_id": f"c|securemode=2,signmethod=hmacsha256,timestamp={TIME},_v=1,lan=C|", "username": f"{DN}&{PK}",
              "password": hexed("sha256", DS, content(**ids(clientId="c", timestamp=TIME))), "host": PK + HOST,
              "sign_content": content(**ids(clientId="c", timestamp=TIME))})
    names = {"product_key": "a1X2bEnP82z", "device_name": "dev-1_2@x.y:z", "device_secret": "s3cr3t+/="}
    text = "clientIdaX&b=cdeviceNamedev-1_2@x.y:zproductKeya1X2bEnP82z"
    out.sign("odd-characters", "all characters that names may have, and a client id with & and =",
             {"scheme": "alibaba.mqtt", **names, "client_id": "aX&b=c"},
             {"client_id": "aX&b=c|securemode=2,signmethod=hmacsha256|", "username": "dev-1_2@x.y:z&a1X2bEnP82z",
              "password": hexed("sha256", "s3cr3t+/=", text), "host": PK + HOST, "sign_content": text})
    long = "k" * 65
    out.sign("secret-longer-than-a-block", "a secret of 65 bytes is hashed first",
             {"scheme": "alibaba.mqtt", "product_key": PK, "device_name": DN, "device_secret": long, "client_id": "c"},
             {"client_id": "c|securemode=2,signmethod=hmacsha256|", "username": f"{DN}&{PK}",
              "password": hexed("sha256", long, content(**ids(clientId="c"))), "host": PK + HOST,
              "sign_content": content(**ids(clientId="c"))})
    registered = content(**ids(random=RANDOM))
    for digest, name in (("md5", "hmacmd5"), ("sha1", "hmacsha1"), ("sha256", "hmacsha256")):
        product = {"product_key": PK, "device_name": DN, "product_secret": PS, "random": RANDOM, "method": name}
        sign = hexed(digest, PS, registered)
        notes = [WEAK] if digest != "sha256" else []
        out.sign(f"mqtt-register-{digest}", "registration over MQTT", {"scheme": "alibaba.mqtt_register", **product},
                 {"client_id": f"{base}|random={RANDOM},authType=register,securemode=2,signmethod={name}|",
                  "username": f"{DN}&{PK}", "password": sign, "sign_content": registered}, notes)
        out.sign(f"http-register-{digest}", "registration over HTTPS", {"scheme": "alibaba.http_register", **product},
                 {"form": f"productKey={PK}&deviceName={DN}&random={RANDOM}&sign={sign}&signMethod={name}", "sign": sign,
                  "sign_content": registered}, notes)
        camel = {"md5": "hmacMd5", "sha1": "hmacSha1", "sha256": "hmacSha256"}[digest]
        out.sign(f"subdevice-register-{digest}", "a gateway registers a sub-device",
                 {"scheme": "alibaba.subdevice_register", **product},
                 {"params": {"proxieds": [{"productKey": PK, "deviceName": DN, "random": RANDOM, "signMethod": camel, "sign": sign}]},
                  "sign": sign, "sign_content": registered}, notes)
        signed = content(**ids(clientId="12345", timestamp=TIME))
        sign = hexed(digest, DS, signed)
        auth = {**device, "client_id": "12345", "timestamp": TIME, "method": name}
        out.sign(f"https-auth-{digest}", "a token over HTTPS", {"scheme": "alibaba.https_auth", **auth},
                 {"body": f"productKey={PK}&deviceName={DN}&clientId=12345&timestamp={TIME}&version=default&resources=mqtt"
                          f"&signmethod={name}&sign={sign}", "sign": sign, "sign_content": signed}, notes)
        out.sign(f"http-auth-{digest}", "a token over HTTP", {"scheme": "alibaba.http_auth", **auth},
                 {"body": f'{{"version":"default","clientId":"12345","signmethod":"{name}","sign":"{sign}","productKey":"{PK}",'
                          f'"deviceName":"{DN}","timestamp":"{TIME}"}}', "sign": sign, "sign_content": signed}, notes)
        method = "" if digest == "md5" else f',"signmethod":"{name}"'
        with_seq = content(**ids(clientId="12345", seq="10", timestamp=TIME))
        sign_seq = hexed(digest, DS, with_seq)
        out.sign(f"coap-auth-{digest}", "a token over CoAP", {"scheme": "alibaba.coap_auth", **auth, "seq": 10},
                 {"body": f'{{"productKey":"{PK}","deviceName":"{DN}","clientId":"12345","sign":"{sign_seq}","seq":"10"{method},'
                          f'"timestamp":"{TIME}"}}', "sign": sign_seq, "sign_content": with_seq}, notes)
        out.sign(f"topo-add-{digest}", "a sub-device is added", {"scheme": "alibaba.topo_add", **auth},
                 {"params": [{"productKey": PK, "deviceName": DN, "clientId": "12345", "timestamp": TIME, "signmethod": camel,
                              "sign": sign}], "sign": sign, "sign_content": signed}, notes)
        out.sign(f"login-{digest}", "a sub-device comes online; cleanSession is not signed",
                 {"scheme": "alibaba.subdevice_login", **auth, "clean_session": True},
                 {"params": {"productKey": PK, "deviceName": DN, "clientId": "12345", "timestamp": TIME, "signMethod": camel,
                             "sign": sign, "cleanSession": "true"}, "sign": sign, "sign_content": signed}, notes)
    psk = f"id{PK}&{DN}timestamp{TIME}"
    out.sign("tls-psk", "a key of TLS", {"scheme": "alibaba.tls_psk", **device, "timestamp": TIME},
             {"identity": f"devicename|hmacsha256|{PK}&{DN}|{TIME}", "psk": hexed("sha256", DS, psk).upper(), "sign_content": psk})
    out.sign("misprinted-method", "the guide's hmacShal, with a letter for the digit",
             {"scheme": "alibaba.topo_add", **device, "client_id": "12345", "method": "hmacShal"},
             {"params": [{"productKey": PK, "deviceName": DN, "clientId": "12345", "signmethod": "hmacSha1",
                          "sign": hexed("sha1", DS, content(**ids(clientId="12345")))}],
              "sign": hexed("sha1", DS, content(**ids(clientId="12345"))), "sign_content": content(**ids(clientId="12345"))},
             [WEAK, "sign_method_spelling"])
    # What is refused.
    mqtt = {"scheme": "alibaba.mqtt", **device}
    for slug, comment, more, code, pointer in (
        ("bar-in-name", "a name that would add parameters", {"device_name": "a|securemode=2,signmethod=hmacsha1|"}, "sign_text", "/device_name"),
        ("comma-in-name", "a comma in a name", {"device_name": "a,b"}, "sign_text", "/device_name"),
        ("and-in-name", "an & would move the border of the user name", {"device_name": "a&b"}, "sign_text", "/device_name"),
        ("and-in-key", "an & in the product's key", {"product_key": "a&b"}, "sign_text", "/product_key"),
        ("semicolon-in-name", "a semicolon in a name", {"device_name": "a;b"}, "sign_text", "/device_name"),
        ("control-in-name", "a control character", {"device_name": "a\nb"}, "sign_text", "/device_name"),
        ("nul-in-client-id", "a NUL, which no MQTT text has", {"client_id": "a\u0000b"}, "sign_text", "/client_id"),
        ("bar-in-client-id", "a bar in the client id", {"client_id": "a|b"}, "sign_text", "/client_id"),
        ("empty-name", "an empty name", {"device_name": ""}, "sign_text", "/device_name"),
        ("empty-secret", "an empty secret", {"device_secret": ""}, "sign_secret_empty", "/device_secret"),
        ("sha256-alone", "the method without a published construction", {"method": "Sha256"}, "sign_method_unpublished", "/method"),
        ("unknown-method", "no such method", {"method": "hmacsha512"}, "sign_method_unknown", "/method"),
        ("sm3", "a method of another cloud", {"method": "hmacsm3"}, "sign_method_unknown", "/method"),
        ("none", "the method none", {"method": "none"}, "sign_method_unknown", "/method"),
        ("time-text", "a time in words", {"timestamp": "now"}, "sign_time", "/timestamp"),
        ("time-negative", "a negative time", {"timestamp": "-1"}, "sign_time", "/timestamp"),
        ("time-long", "twenty digits", {"timestamp": "1" * 20}, "sign_time", "/timestamp"),
        ("extension-twice", "one parameter twice", {"extensions": "a=1,a=2"}, "sign_conflict", "/extensions"),
        ("extension-conflict", "a parameter with another value than its input", {"extensions": "signmethod=hmacmd5"}, "sign_conflict", "/extensions"),
        ("extension-bar", "a bar in a parameter", {"extensions": "a=1|b"}, "sign_text", "/extensions"),
        ("extension-no-value", "a parameter without a value", {"extensions": "a"}, "sign_text", "/extensions"),
        ("hex-case", "no such case", {"hex_case": "Upper"}, "sign_text", "/hex_case"),
        ("product-secret", "an input of another scheme", {"product_secret": PS}, "encode_member_unknown", "/product_secret"),
        ("unknown-member", "no input at all", {"devicename": DN}, "encode_member_unknown", "/devicename"),
        ("given", "what is given belongs to verify", {"given": {}}, "encode_member_unknown", "/given"),
        ("type", "an object for a text", {"client_id": {}}, "json_type", "/client_id"),
    ):
        out.refuse(f"mqtt-{slug}", comment, {**mqtt, **more}, code, pointer)
    out.refuse("no-name", "an input that is missing", {"scheme": "alibaba.mqtt", "product_key": PK, "device_secret": DS},
               "json_missing_member", "/device_name")
    out.refuse("no-scheme", "no such scheme", {"scheme": "alibaba.ssh"}, "sign_scheme_unknown", "/scheme")
    out.refuse("scheme-missing", "nothing says which scheme", device, "sign_scheme_unrecognised", "/scheme")
    out.refuse("policy", "a method that the policy refuses",
               {**mqtt, "method": "hmacmd5", "methods": ["hmacsha256"]}, "sign_method_refused", "/method")
    out.refuse("policy-unknown", "a policy with a method that is none", {**mqtt, "methods": ["sha256"]}, "sign_method_unknown")
    out.refuse("auth-type", "no such type", {"scheme": "alibaba.mqtt_register", "product_key": PK, "device_name": DN,
                                             "product_secret": PS, "random": "r", "auth_type": "reg"}, "sign_text", "/auth_type")
    out.refuse("random-comma", "a comma would end the parameter", {"scheme": "alibaba.mqtt_register", "product_key": PK,
               "device_name": DN, "product_secret": PS, "random": "a,b"}, "sign_text", "/random")
    out.refuse("clean-session", "neither true nor false", {"scheme": "alibaba.subdevice_login", **device, "clean_session": "yes"},
               "sign_text", "/clean_session")
    out.refuse("seq-text", "a sequence number in words", {"scheme": "alibaba.coap_auth", **device, "client_id": "c", "seq": "one"},
               "sign_time", "/seq")
    # What is given, held to it.
    wire = f"{base}|securemode=2,signmethod=hmacsha256,timestamp={TIME}|"
    user = f"{DN}&{PK}"
    parts = ids(clientId=base, timestamp=TIME)
    right = hexed("sha256", DS, content(**parts))

    def mq(password, more=None, client_id=wire, username=user):
        given = {"client_id": client_id, "username": username, "password": password}
        return {"scheme": "alibaba.mqtt", "device_secret": DS, **(more or {}), "given": given}

    out.right("right", "what a device sends, with nothing but its secret known", mq(right))
    out.right("right-upper-case", "hex in upper case", mq(right.upper()))
    out.right("right-recognised", "no scheme: it is recognised",
              {"device_secret": DS, "given": {"client_id": wire, "username": user, "password": right}})
    out.right("right-inputs", "with all inputs", mq(right, {"product_key": PK, "device_name": DN, "client_id": base, "timestamp": TIME,
                                                            "method": "HMACSHA256"}))
    out.right("right-md5-unsaid", "bars without a method mean HMAC-MD5",
              mq(hexed("md5", DS, content(**ids(clientId="c"))), client_id="c|securemode=3|"), [WEAK])

    def wrong(slug, comment, flag, password, cause, more=None, **rest):
        notes = rest.pop("notes", ())
        differs = rest.pop("differs", "password")
        out.wrong(slug, comment, flag, mq(password, more, **rest), cause, differs, notes)

    out.right("parameter-twice", "a parameter twice: the first counts", mq(right, client_id=wire[:-1] + ",signmethod=hmacmd5|"), ["sign_parameter_repeated"])
    good = content(**parts)
    for slug, secret, cause in (
        ("secret-newline", DS + "\n", "secret_white_space"), ("secret-crlf", DS + "\r\n", "secret_white_space"),
        ("secret-space-before", " " + DS, "secret_white_space"), ("secret-upper", DS.upper(), "secret_case"),
        ("secret-lower", DS.lower(), "secret_case"), ("secret-decoded", base64.b64decode(DS), "secret_base64_decoded"),
        ("secret-quoted", f'"{DS}"', "secret_quoted"), ("secret-cut", DS[:16], "secret_cut"),
        ("secret-empty", "", "secret_empty"),
    ):
        wrong(slug, "the key is another form of the secret", "Key", hexed("sha256", secret, good), cause)
    out.wrong("secret-trimmed", "the secret that is given here has white space around it", "Key",
              {**mq(right), "device_secret": f" {DS}\n"}, "secret_white_space", "password", ["sign_secret_white_space"])
    hexsecret = "00112233445566778899aabbccddeeff"
    out.wrong("secret-hex", "the secret was read as hex", "Key",
              {**mq(hexed("sha256", bytes.fromhex(hexsecret), good)), "device_secret": hexsecret}, "secret_hex_decoded", "password")
    wrong("product-secret", "the product's secret", "Key", hexed("sha256", PS, good), "product_secret_used", {"product_secret": PS})
    wrong("swapped", "key and text in each other's place", "Key", hexed("sha256", good, DS), "key_and_text_swapped")
    wrong("text-is-key", "the text as its own key, as one published sample has it", "Key", hexed("sha256", good, good), "text_is_key")
    wrong("hash", "SHA-256 of the text", "Key", hashlib.sha256(good.encode()).hexdigest(), "plain_hash")
    wrong("hash-with-secret", "SHA-256 of text and secret", "Key", hashlib.sha256((good + DS).encode()).hexdigest(), "plain_hash")
    wrong("is-secret", "the secret itself", "Key", DS, "password_is_secret")
    wrong("other-method", "HMAC-SHA1 under the name of HMAC-SHA256, as the Node SDK does it", "Method", hexed("sha1", DS, good),
          "other_method")
    wrong("other-method-md5", "HMAC-MD5 under that name", "Method", hexed("md5", DS, good), "other_method")
    wrong("method-name", "the method's name as the password", "Form", "hmacsha256", "password_is_method_name")
    wrong("base64", "base64 for hex", "Form", b64("sha256", DS, good), "signature_encoding")
    wrong("base64-of-hex", "base64 of hex", "Form", base64.b64encode(right.encode()).decode(), "signature_encoding")
    wrong("space", "a line end behind it", "Form", right + "\n", "signature_white_space")
    wrong("cut", "the first 32 digits", "Form", right[:32], "signature_cut")
    wrong("one-digit-short", "one digit is missing", "Form", right[:63], "signature_cut")
    wrong("empty", "no password", "Form", "", "password_empty")
    wrong("words", "no signature at all", "Form", "let me in please", "not_a_signature")
    wrong("length", "40 digits where 64 belong", "Method", "0" * 40, "digest_length")
    wrong("unexplained", "64 digits of another origin", "Unexplained", "0" * 64, None)
    wrong("unexplained-one-bit", "one bit is another", "Unexplained", f"{int(right[0], 16) ^ 1:x}" + right[1:], None)

    def signed(**values):
        return hexed("sha256", DS, content(**values))

    wrong("time-missing", "the time was not signed", "Text", signed(**ids(clientId=base)), "timestamp_missing")
    wrong("time-seconds", "seconds were signed", "Text", signed(**ids(clientId=base, timestamp=TIME[:-3])), "timestamp_unit")
    wrong("time-added", "a time was signed that is not sent", "Text", signed(**ids(clientId=base, timestamp="2524608000000")),
          "timestamp_not_sent", client_id=f"{base}|securemode=2,signmethod=hmacsha256|")
    wrong("bars", "the whole client id was signed", "Text", signed(**ids(clientId=wire, timestamp=TIME)), "client_id_with_bars")
    wrong("other-client-id", "another usual client id", "Text", signed(**ids(clientId=f"{PK}&{DN}", timestamp=TIME)), "client_id_other")
    wrong("client-id-missing", "no client id was signed", "Text", signed(**ids(timestamp=TIME)), "part_missing")
    wrong("names-lower", "names in lower case", "Text",
          hexed("sha256", DS, f"clientid{base}devicename{DN}productkey{PK}timestamp{TIME}"), "names_case")
    wrong("names-upper", "names with capital initials", "Text",
          hexed("sha256", DS, f"ClientId{base}DeviceName{DN}ProductKey{PK}Timestamp{TIME}"), "names_case")
    wrong("names-missing", "values alone, as the guide's prose has it", "Text", hexed("sha256", DS, base + DN + PK + TIME), "names_missing")
    for number, order in enumerate(itertools.permutations(sorted(parts))):
        if number in (1, 9, 23):
            wrong(f"order-{number}", "another order", "Text", hexed("sha256", DS, "".join(name + parts[name] for name in order)),
                  "parameter_order")
    wrong("separators", "joined as a form", "Text", hexed("sha256", DS, "&".join(f"{name}={parts[name]}" for name in sorted(parts))),
          "separators")
    wrong("misprint", "the guide's misprint, ProductKey without its value", "Text",
          hexed("sha256", DS, f"clientId{base}deviceName{DN}ProductKeytimestamp{TIME}"), "guide_misprint")
    wrong("doubled-letter", "the guide's misprint, a doubled letter", "Text",
          hexed("sha256", DS, f"clientId{base}deviceNamee{DN}productKey{PK}timestamp{TIME}"), "guide_misprint")
    wrong("ids-swapped", "product and device in each other's place", "Text",
          signed(clientId=base, deviceName=PK, productKey=DN, timestamp=TIME), "ids_swapped")
    wrong("id-case", "the product's key in lower case", "Text",
          signed(clientId=base, deviceName=DN, productKey=PK.lower(), timestamp=TIME), "id_case")
    wrong("id-space", "the name with a line end", "Text",
          signed(clientId=base, deviceName=DN + "\n", productKey=PK, timestamp=TIME), "id_white_space")
    odd = {"product_key": PK, "device_name": "dev@1"}
    out.wrong("url-encoded", "percent-encoded values", "Text",
              {**mq(hexed("sha256", DS, f"clientIdcdeviceName{urllib.parse.quote('dev@1')}productKey{PK}"), odd,
                    "c|securemode=2,signmethod=hmacsha256|", f"dev@1&{PK}")}, "values_url_encoded", "password")
    wrong("line-end", "a line end was signed, as echo writes one", "Text", hexed("sha256", DS, good + "\n"), "line_end")
    wrong("method-signed", "the method was signed", "Text", signed(**parts, signmethod="hmacsha256"), "excluded_signed")
    wrong("two-mistakes", "a line end on the secret, and the time left out", "Text", hexed("sha256", DS + "\n", content(**ids(clientId=base))),
          "secret_white_space")
    wrong("method-and-time", "another method, and seconds", "Text", hexed("sha1", DS, content(**ids(clientId=base, timestamp=TIME[:-3]))),
          "other_method")
    # Beside the signature.
    wrong("username-swapped", "product and device in the wrong order", "Part", right, "username_swapped",
          {"product_key": PK, "device_name": DN}, username=f"{PK}&{DN}", differs="username")
    wrong("username-differs", "another user name", "Part", right, "username_differs", {"product_key": PK, "device_name": DN},
          username=f"{DN}2&{PK}", differs="username")
    wrong("username-client-id", "the client id as the user name", "Part", right, "username_is_client_id",
          {"product_key": PK, "device_name": DN}, username=wire, differs="username")
    wrong("client-id-differs", "another time than the input says", "Part", right, "client_id_differs",
          {"timestamp": TIME}, client_id=wire.replace(TIME, "1524448722001"), differs="client_id")
    wrong("downgrade", "HMAC-SHA1 where HMAC-SHA256 is expected", "Policy", hexed("sha1", DS, good), "other_method",
          {"method": "hmacsha256"}, client_id=wire.replace("sha256", "sha1"), differs=["password", "client_id"])
    wrong("downgrade-said", "another method is announced than used", "Policy", right, "method_announced",
          {"method": "hmacsha256"}, client_id=wire.replace("sha256", "sha1"), differs="client_id")
    wrong("refused-method", "a right signature of a refused method", "Policy", hexed("md5", DS, good), "method_refused",
          {"methods": ["hmacsha256", "hmacsha1"]}, client_id=wire.replace("sha256", "md5"), differs="method", notes=[WEAK])
    wrong("one-bar", "a client id with one bar", "Part", right, "malformed", {"product_key": PK, "device_name": DN, "client_id": base, "timestamp": TIME},
          client_id=base + "|securemode=2", differs="client_id")
    now = int(TIME) // 1000
    out.right("time-inside", "at the edge of the window", {**mq(right), "now": now + 300, "skew": 300}, flag="Time")
    out.wrong("time-outside", "a second beyond it", "Time", {**mq(right), "now": now + 301, "skew": 300}, "outside_window", "timestamp")
    out.right("time-unchecked", "the platform looks at no time", {**mq(right), "now": 0}, flag="Time")
    # Other schemes.
    login = f"{PK}.{DN}|_ss=1,_v=sdk-c-3.2.0|"
    signed_login = content(**ids(clientId=login, timestamp=TIME))
    params = {"productKey": PK, "deviceName": DN, "clientId": login, "timestamp": TIME, "signMethod": "hmacSha256",
              "cleanSession": "true"}

    def lg(sign, more=None):
        return {"scheme": "alibaba.subdevice_login", "device_secret": DS, **(more or {}), "given": {"params": {**params, "sign": sign}}}

    out.right("login", "the client id is signed with its bars", lg(hexed("sha256", DS, signed_login)))
    for slug, comment, text, cause in (
        ("login-clean-session", "as the 2018 edition prints it", "cleanSessiontrue" + signed_login, "clean_session_signed"),
        ("login-without-bars", "signed without its bars", content(**ids(clientId=base, timestamp=TIME)), "client_id_without_bars"),
        ("login-method-signed", "with the method", content(**ids(clientId=login, signMethod="hmacSha256", timestamp=TIME)), "excluded_signed"),
    ):
        out.wrong(slug, comment, "Text", lg(hexed("sha256", DS, text)), cause, "sign")
    out.wrong("login-gateway-secret", "with the gateway's secret", "Key", lg(hexed("sha256", "gatewaysecret", signed_login),
              {"gateway_secret": "gatewaysecret"}), "gateway_secret_used", "sign")
    out.wrong("login-timestamp", "another time in the request than the input says", "Part",
              {**lg(hexed("sha256", DS, content(**ids(clientId=login, timestamp="1524448722001")))), "timestamp": "1524448722001"},
              "part_differs", "timestamp")
    reg = {"scheme": "alibaba.mqtt_register", "product_secret": PS}
    reg_wire = f"{base}|random={RANDOM},authType=register,securemode=2,signmethod=hmacsha256|"

    def rg(password, more=None):
        return {**reg, **(more or {}), "given": {"client_id": reg_wire, "username": user, "password": password}}

    out.right("register", "registration over MQTT", rg(hexed("sha256", PS, registered)))
    for slug, comment, secret, text, cause in (
        ("register-client-id", "with the client id", PS, content(**ids(clientId=base, random=RANDOM)), "client_id_signed"),
        ("register-device-secret", "with the device's secret", DS, registered, "device_secret_used"),
        ("register-random-missing", "without the random text", PS, content(**ids()), "part_missing"),
    ):
        out.wrong(slug, comment, "Text", rg(hexed("sha256", secret, text), {"device_secret": DS} if secret == DS else None), cause, "password")
    out.right("https-form", "a request as a form, whose method is not sent",
              {"scheme": "alibaba.https_auth", "device_secret": DS,
               "given": {"form": f"productKey={PK}&sign={hexed('md5', DS, good)}&timestamp={TIME}&version=default&clientId={base}"
                                 f"&resources=mqtt&deviceName={DN}"}}, [WEAK])
    with_version = content(**ids(clientId=base, timestamp=TIME, version="default"))
    out.wrong("http-version-signed", "with the version", "Text",
              {"scheme": "alibaba.http_auth", **device, "client_id": base, "timestamp": TIME,
               "given": {"sign": hexed("sha256", DS, with_version)}}, "excluded_signed", "sign")
    out.right("psk", "a key of TLS", {"scheme": "alibaba.tls_psk", "device_secret": DS,
              "given": {"identity": f"devicename|hmacsha256|{PK}&{DN}|{TIME}|", "psk": hexed("sha256", DS, psk)}})
    out.wrong("psk-as-printed", "the text that the platform's page prints", "Text",
              {"scheme": "alibaba.tls_psk", **device, "timestamp": TIME, "given": {"psk": hexed("sha256", DS, f"{PK}&{DN}{TIME}")}},
              "names_missing", "psk")
    out.wrong("coap-seq-missing", "without the sequence number", "Text",
              {"scheme": "alibaba.coap_auth", **device, "client_id": base, "seq": "10",
               "given": {"sign": hexed("md5", DS, content(**ids(clientId=base)))}}, "part_missing", "sign", [WEAK])
    out.refuse("nothing-given", "nothing to hold it to", {"scheme": "alibaba.mqtt", **device, "given": {}}, "json_missing_member", "/given", "verify")
    out.refuse("given-missing", "no member given", {"scheme": "alibaba.mqtt", **device}, "json_missing_member", "/given", "verify")
    for slug, comment, given in (
        ("password-absent", "a connection without a password", {}), ("password-null", "one whose password is null", {"password": None}),
    ):
        out.wrong(slug, comment, "Form", {"scheme": "alibaba.mqtt", "device_secret": DS,
                  "given": {"client_id": wire, "username": user, **given}}, "password_empty", "password")
    added = {"productKey": PK, "deviceName": DN, "clientId": base, "timestamp": TIME, "signMethod": "hmacSha256"}
    mine, other = {**added, "sign": right}, {**added, "deviceName": "example2", "sign": "0" * 64}

    def ta(params):
        return {"scheme": "alibaba.topo_add", "device_secret": DS,
                "given": {"id": "123", "version": "1.0", "params": params, "method": "thing.topo.add"}}

    out.right("topo-add-method-behind", "the request's own method is none of signing, wherever it stands", ta([mine]))
    out.right("topo-add-two", "the first of two devices is right, the other is not looked at", ta([mine, other]), ["sign_further"])
    out.wrong("topo-add-two-wrong", "the first of two devices is wrong", "Text", ta([other, mine]), None, "sign", ["sign_further"])
    connect = File("alibaba/connect", "Alibaba: the fields of a CONNECT packet")
    inside = f"securemode=2,signmethod=hmacsha256,timestamp={TIME}"
    connect.connect("device", "a device with its own secret", {"client_id": wire, "username": user, "password": right}, "alibaba",
                    "mqtt.connect", {"client_id": base, "device_name": DN, "parameters": inside, "product_key": PK,
                                     "securemode": "2", "signmethod": "hmacsha256", "timestamp": TIME}, "64 lower-case hex digits")
    connect.connect("weak", "a weak method", {"client_id": "c|securemode=3,signmethod=hmacsha1|", "username": user, "password": "A" * 40},
                    "alibaba", "mqtt.connect", {"client_id": "c", "device_name": DN, "parameters": "securemode=3,signmethod=hmacsha1",
                                                "product_key": PK, "securemode": "3", "signmethod": "hmacsha1"},
                    "40 upper-case hex digits", [WEAK])
    twice = "securemode=2,signmethod=hmacsha256,signmethod=hmacmd5"
    connect.connect("repeated", "a parameter twice: the first counts", {"client_id": f"c|{twice}|", "username": user, "password": "A" * 64}, "alibaba",
                    "mqtt.connect", {"client_id": "c", "device_name": DN, "parameters": twice, "product_key": PK, "securemode": "2",
                                     "signmethod": "hmacsha256"}, "64 upper-case hex digits", ["sign_parameter_repeated"])
    connect.connect("register", "registration", {"client_id": reg_wire, "username": user, "password": "x"}, "alibaba", "mqtt.connect.register",
                    {"authType": "register", "client_id": base, "device_name": DN, "product_key": PK, "random": RANDOM, "securemode": "2",
                     "signmethod": "hmacsha256", "parameters": f"random={RANDOM},authType=register,securemode=2,signmethod=hmacsha256"},
                    "a text")
    connect.connect("token", "a device with a token", {"client_id": "C9|authType=connwl,securemode=-2,_ss=1|", "username": user,
                    "password": "tok^1^abc"}, "alibaba", "mqtt.connect.token",
                    {"authType": "connwl", "client_id": "C9", "device_name": DN, "product_key": PK, "securemode": "-2",
                     "parameters": "authType=connwl,securemode=-2,_ss=1"}, "a text")
    connect.connect("user-name-alone", "the user name tells it", {"username": user}, "alibaba", "mqtt.connect",
                    {"device_name": DN, "product_key": PK}, None)
    # Devices guide 2019, 3.2 and 5.3: at most 64 characters in front of the bars, 13 digits of the time, 4 to 32 characters of the name.
    for slug, comment, own, name, stamp, notes in (
        ("client-id-64", "as long as it may be", "灯" * 64, DN, TIME, []), ("client-id-65", "a character more", "灯" * 65, DN, TIME, ["alibaba_length"]),
        ("seconds", "a time in seconds", "c", DN, TIME[:10], ["alibaba_time"]), ("short-name", "a device name of three characters", "c", "dev", TIME, ["alibaba_length"]),
        ("odd-name", "a device name with a blank", "c", "a b c", TIME, ["alibaba_name"]),
    ):
        inside = f"securemode=2,signmethod=hmacsha256,timestamp={stamp}"
        connect.connect(slug, comment, {"client_id": f"{own}|{inside}|", "username": f"{name}&{PK}"}, "alibaba", "mqtt.connect",
                        {"client_id": own, "device_name": name, "parameters": inside, "product_key": PK, "securemode": "2",
                         "signmethod": "hmacsha256", "timestamp": stamp}, None, notes)
    for slug, comment, record, code in (
        ("unknown", "nothing tells whose it is", {"client_id": "mqttx_0bee", "username": "user", "password": "p"}, "sign_scheme_unrecognised"),
        ("with-topic", "credentials are no message", {"client_id": "a", "topic": "b", "payload": ""}, "record_member_conflict"),
        ("with-payload", "credentials have no payload", {"client_id": "a", "payload": ""}, "record_member_conflict"),
        ("type", "a number", {"client_id": 1}, "json_type"), ("password-type", "a list", {"password": ["p"]}, "json_type"),
        ("one-bar", "one bar", {"client_id": "a|b", "username": "c"}, "sign_scheme_unrecognised"),
        ("password-alone", "a password says nothing", {"password": "0" * 64}, "sign_scheme_unrecognised"),
    ):
        connect.add(slug, comment, "Refused", record=record, result="invalid", error={"code": code})
    return [out, connect]


# ---- Huawei

ID, SECRET, STAMP = "5e06bfee334dd4f33759f5b3_demo", "12345678", "2018072417"
SCOPE, GROUP = "617f8c", base64.b64encode(b"registration group secret").decode()


def password(secret, stamp=STAMP, method="sha256"):
    return hexed(method, stamp, secret)


def bootstrap(group, method="sha256", stamp=STAMP):
    return hexed(method, stamp, hexed(method, ID, group))


def huawei():
    out = File("huawei/sign", "Huawei IoTDA: credentials over MQTT, HTTPS and AMQP, and of registration groups")
    device = {"device_id": ID, "secret": SECRET, "timestamp": STAMP}
    for kind, method in (("0", "sha256"), ("1", "sha256"), ("2", "sm3"), (None, "sha256")):
        sign_type = {"sign_type": int(kind)} if kind else {}
        out.sign(f"mqtt-{kind or 'default'}", "each sign type", {"scheme": "huawei.mqtt", **device, **sign_type},
                 {"client_id": f"{ID}_0_{kind or 0}_{STAMP}", "username": ID, "password": password(SECRET, method=method)})
        body = f'{{"device_id":"{ID}","sign_type":{kind or 0},"timestamp":"{STAMP}","password":"{password(SECRET, method=method)}"}}'
        out.sign(f"https-{kind or 'default'}", "the body over HTTPS", {"scheme": "huawei.https_auth", **device, **sign_type},
                 {"body": body, "password": password(SECRET, method=method)}, ["sign_type_undocumented"] if kind == "2" else [])
        out.sign(f"bootstrap-{kind or 'default'}", "a registration group",
                 {"scheme": "huawei.bootstrap", "device_id": ID, "scope_id": SCOPE, "group_secret": GROUP, "timestamp": STAMP, **sign_type},
                 {"client_id": f"{ID}_0_{SCOPE}_{kind or 0}_{STAMP}", "username": ID,
                  "password": bootstrap(base64.b64decode(GROUP), method)})
    assert password(SECRET) == "cda20ea47ca2e8f01d9dd8aa9eb7e7937562f5be6982ea82d46c582c4a476b3f", "recorded from three SDKs"
    out.sign("bridge", "a bridge has the id type 3", {"scheme": "huawei.mqtt", **device, "id_type": "3"},
             {"client_id": f"{ID}_3_0_{STAMP}", "username": ID, "password": password(SECRET)})
    out.sign("hour-24", "the C SDK counts the number up: hour 24", {"scheme": "huawei.mqtt", "device_id": ID, "secret": "secret035",
             "timestamp": "2018072424", "sign_type": 1},
             {"client_id": f"{ID}_0_1_2018072424", "username": ID,
              "password": "490c0e4a41f73be327f1f9074d0ec2c02db722ff87f4a7863d187b67abbd7dee"}, ["sign_stamp_calendar"], "Recorded",
             {"kind": "recorded", "by": "huaweicloud-iot-device-sdk-c 1.2.0"})
    out.sign("id-characters", "an id that the guide does not allow", {"scheme": "huawei.mqtt", **device, "device_id": "a b"},
             {"client_id": f"a b_0_0_{STAMP}", "username": "a b", "password": password(SECRET)}, ["sign_id_form"])
    out.sign("secret-utf8", "a secret beyond ASCII", {"scheme": "huawei.mqtt", **device, "secret": "密钥-secret"},
             {"client_id": f"{ID}_0_0_{STAMP}", "username": ID, "password": password("密钥-secret")})
    out.sign("amqp", "an application", {"scheme": "huawei.amqp", "access_key": "AK", "access_code": "code", "timestamp": "1655276400000"},
             {"username": "accessKey=AK|timestamp=1655276400000", "password": "code",
              "url_options": "amqp.vhost=default&amqp.idleTimeout=8000&amqp.saslMechanisms=PLAIN"})
    for slug, comment, more, code, pointer in (
        ("stamp-nine", "nine digits", {"timestamp": "201807241"}, "sign_time", "/timestamp"),
        ("stamp-eleven", "eleven digits", {"timestamp": "20180724170"}, "sign_time", "/timestamp"),
        ("stamp-milliseconds", "milliseconds", {"timestamp": 1532451600000}, "sign_time", "/timestamp"),
        ("stamp-letters", "letters", {"timestamp": "2018-07-24"}, "sign_time", "/timestamp"),
        ("empty-id", "an empty id", {"device_id": ""}, "sign_text", "/device_id"),
        ("slash-id", "a slash in an id", {"device_id": "a/b"}, "sign_text", "/device_id"),
        ("empty-secret", "an empty secret", {"secret": ""}, "sign_secret_empty", "/secret"),
        ("sign-type", "no such sign type", {"sign_type": 3}, "sign_method_unknown", "/sign_type"),
        ("id-type", "no such id type", {"id_type": "4"}, "sign_text", "/id_type"),
        ("policy", "a method that the policy refuses", {"sign_type": 2, "methods": ["hmacsha256"]}, "sign_method_refused", "/method"),
        ("method", "the method goes by the sign type", {"method": "hmacsha256"}, "encode_member_unknown", "/method"),
    ):
        out.refuse(slug, comment, {"scheme": "huawei.mqtt", **device, **more}, code, pointer)
    group = {"scheme": "huawei.bootstrap", "device_id": ID, "scope_id": SCOPE, "group_secret": GROUP, "timestamp": STAMP}
    out.refuse("scope-underscore", "a scope with an underscore", {**group, "scope_id": "a_b"}, "sign_text", "/scope_id")
    out.refuse("group-base64", "no base64", {**group, "group_secret": "a!"}, "base64_invalid", "/group_secret")
    out.refuse("group-empty", "an empty secret", {**group, "group_secret": ""}, "sign_secret_empty", "/group_secret")
    amqp = {"scheme": "huawei.amqp", "access_key": "AK", "access_code": "code", "timestamp": "1655276400000"}
    out.refuse("amqp-seconds", "seconds", {**amqp, "timestamp": "1655276400"}, "sign_time", "/timestamp")
    out.refuse("amqp-bar", "a bar in the key", {**amqp, "access_key": "A|timestamp=1"}, "sign_text", "/access_key")

    def mq(given, kind=1, stamp=STAMP, **more):
        return {"scheme": "huawei.mqtt", "secret": SECRET, **more,
                "given": {"client_id": f"{ID}_0_{kind}_{stamp}", "username": ID, "password": given}}

    out.right("right", "what a device sends", mq(password(SECRET)))
    out.right("right-upper-case", "in upper case", mq(password(SECRET).upper()))
    out.right("right-recognised", "no scheme: it is recognised", {name: value for name, value in mq(password(SECRET)).items() if name != "scheme"})
    odd = "a_b_c_0_1_2019"
    out.right("right-odd-id", "an id that looks like the end of a client id",
              {"scheme": "huawei.mqtt", "secret": SECRET, "given": {"client_id": f"{odd}_0_1_{STAMP}", "username": odd, "password": password(SECRET)}})
    out.right("right-hour-24", "a peer's bug holds where the hour is not checked", mq(password(SECRET, "2018072424"), 0, "2018072424"),
              ["sign_stamp_calendar"])
    out.wrong("hour-24-checked", "and not where it is", "Time", mq(password(SECRET, "2018072424"), 1, "2018072424", now=1532476800),
              "no_such_hour", "timestamp", ["sign_stamp_calendar"])
    out.right("sm3", "HMAC-SM3", mq(password(SECRET, method="sm3"), 2))
    for slug, comment, flag, given, cause in (
        ("hour-after", "the hour after", "Text", password(SECRET, "2018072418"), "hour_off"),
        ("hour-before", "the hour before", "Text", password(SECRET, "2018072416"), "hour_off"),
        ("local-time", "China's local time, the next day", "Text", password(SECRET, "2018072501"), "time_zone"),
        ("west", "a time zone in the west", "Text", password(SECRET, "2018072412"), "time_zone"),
        ("minutes", "with minutes", "Text", password(SECRET, STAMP + "00"), "stamp_precision"),
        ("unix", "Unix time", "Text", password(SECRET, "1532451600"), "stamp_precision"),
        ("day", "the day alone", "Text", password(SECRET, "20180724"), "stamp_precision"),
        ("swapped", "secret and hour in each other's place", "Key", hexed("sha256", SECRET, STAMP), "key_and_text_swapped"),
        ("newline", "a line end on the secret", "Key", password(SECRET + "\n"), "secret_white_space"),
        ("decoded", "the secret decoded", "Key", password(base64.b64decode(SECRET)), "secret_base64_decoded"),
        ("hash", "a plain hash", "Key", hashlib.sha256(SECRET.encode()).hexdigest(), "plain_hash"),
        ("sm3-for-sha256", "HMAC-SM3 under sign type 1", "Method", password(SECRET, method="sm3"), "other_method"),
        ("base64", "base64 for hex", "Form", b64("sha256", STAMP, SECRET), "signature_encoding"),
        ("is-secret", "the secret itself", "Key", SECRET, "password_is_secret"),
        ("cut", "the first half", "Form", password(SECRET)[:32], "signature_cut"),
        ("unexplained", "of another origin", "Unexplained", "0" * 64, None),
    ):
        out.wrong(slug, comment, flag, mq(given), cause, "password")
    out.wrong("counted-up", "the password of the hour before the count", "Text", mq(password(SECRET, "2018072423"), 0, "2018072424"),
              "hour_off", "password", ["sign_stamp_calendar"])
    out.wrong("letters-case", "a secret in upper case", "Key", {**mq(password("S3CR3T")), "secret": "s3cr3t"}, "secret_case", "password")
    hexsecret = "0123456789abcdef0123456789abcdef"
    out.wrong("hex-decoded", "a secret read as hex", "Key", {**mq(password(bytes.fromhex(hexsecret))), "secret": hexsecret},
              "secret_hex_decoded", "password")
    out.wrong("username", "another user name", "Part", {**mq(password(SECRET)), "device_id": ID,
              "given": {"client_id": f"{ID}_0_1_{STAMP}", "username": "x", "password": password(SECRET)}}, "username_differs", "username")
    out.wrong("username-client-id", "the client id as the user name", "Part", {**mq(password(SECRET)), "device_id": ID,
              "given": {"client_id": f"{ID}_0_1_{STAMP}", "username": f"{ID}_0_1_{STAMP}", "password": password(SECRET)}},
              "username_is_client_id", "username")
    out.wrong("client-id", "no client id of this form", "Part", {**mq(password(SECRET)), **device,
              "given": {"client_id": f"{ID}_0_1", "username": ID, "password": password(SECRET)}}, "malformed", "client_id")
    out.wrong("downgrade", "sign type 0 where 1 is expected", "Policy", mq(password(SECRET), 0, sign_type=1), "method_announced", "client_id")
    start = 1532451600
    for slug, comment, now, more in (("first-second", "the hour's first second", start, {}), ("last-second", "its last second", start + 3599, {}),
                                     ("skew-edge", "at the edge of the window", start + 3599 + 300, {"skew": 300}),
                                     ("skew-before", "at its other edge", start - 300, {"skew": 300})):
        out.right(f"time-{slug}", comment, mq(password(SECRET), now=now, **more), flag="Time")
    for slug, comment, now, more in (("second-after", "a second after", start + 3600, {}), ("second-before", "a second before", start - 1, {}),
                                     ("beyond-skew", "a second beyond the window", start + 3599 + 301, {"skew": 300})):
        out.wrong(f"time-{slug}", comment, "Time", mq(password(SECRET), now=now, **more), "outside_window", "timestamp")
    out.right("time-unchecked", "sign type 0: no hour is checked", mq(password(SECRET), 0, now=0), flag="Time")

    def gr(given, secret=GROUP, kind=1):
        return {"scheme": "huawei.bootstrap", "group_secret": secret,
                "given": {"client_id": f"{ID}_0_{SCOPE}_{kind}_{STAMP}", "username": ID, "password": given}}

    decoded = base64.b64decode(GROUP)
    nul = base64.b64encode(b"group\0secret").decode()
    out.right("group", "a registration group", gr(bootstrap(decoded)))
    out.wrong("group-not-decoded", "the secret's text", "Key", gr(bootstrap(GROUP)), "secret_not_decoded", "password")
    out.wrong("group-step", "without the first step", "Key", gr(password(decoded)), "group_step_missing", "password")
    out.wrong("group-nul", "a secret with a NUL byte, which the C SDK cuts", "Key", gr(bootstrap(b"group"), nul), "secret_cut", "password")
    out.wrong("group-raw", "the first digest as bytes", "Form", gr(hexed("sha256", STAMP, mac("sha256", ID, decoded).digest())),
              "signature_encoding", "password")
    body = {"device_id": ID, "sign_type": 0, "timestamp": STAMP}
    out.right("https", "over HTTPS", {"scheme": "huawei.https_auth", "secret": SECRET, "given": {"body": {**body, "password": password(SECRET)}}})
    out.wrong("https-hour", "the hour after, over HTTPS", "Text", {"scheme": "huawei.https_auth", "secret": SECRET,
              "given": {"body": {**body, "password": password(SECRET, "2018072418")}}}, "hour_off", "password")
    user = "accessKey=AK|timestamp=1655276400000"

    def am(given, username=user, **more):
        return {"scheme": "huawei.amqp", "access_code": "code", **more, "given": {"username": username, "password": given}}

    out.right("amqp-right", "an application", am("code", now=1655276400 + 300))
    out.right("amqp-bar", "the Node.js sample writes a bar behind it", am("code", user + "|"))
    out.wrong("amqp-code", "another code", "Key", am("Code"), None, "password")
    out.wrong("amqp-late", "five minutes and a second", "Time", am("code", now=1655276400 + 301), "outside_window", "timestamp")
    out.wrong("amqp-form", "no such user name", "Part", am("code", "AK|1655276400000"), "malformed", "username")
    connect = File("huawei/connect", "Huawei IoTDA: the fields of a CONNECT packet")
    connect.connect("device", "a device", {"client_id": f"{ID}_0_1_{STAMP}", "username": ID, "password": password(SECRET)}, "huawei",
                    "mqtt.connect", {"device_id": ID, "id_type": "0", "sign_type": "1", "timestamp": STAMP}, "64 lower-case hex digits")
    connect.connect("without-user-name", "taken apart from the right", {"client_id": f"{odd}_3_2_{STAMP}"}, "huawei", "mqtt.connect",
                    {"device_id": odd, "id_type": "3", "sign_type": "2", "timestamp": STAMP}, None)
    connect.connect("hour-24", "an hour that is none", {"client_id": f"{ID}_0_1_2018072424", "username": ID}, "huawei", "mqtt.connect",
                    {"device_id": ID, "id_type": "0", "sign_type": "1", "timestamp": "2018072424"}, None, ["sign_stamp_calendar"])
    connect.connect("group", "a registration group", {"client_id": f"p_n_0_{SCOPE}_0_{STAMP}", "username": "p_n", "password": ""}, "huawei",
                    "mqtt.connect.bootstrap", {"device_id": "p_n", "scope_id": SCOPE, "sign_type": "0", "timestamp": STAMP}, "empty")
    connect.connect("certificate", "a registration group with a certificate", {"client_id": f"p_n_0_{SCOPE}", "username": "p_n"}, "huawei",
                    "mqtt.connect.bootstrap", {"device_id": "p_n", "scope_id": SCOPE}, None)
    connect.connect("amqp", "an application", {"username": user, "password": "code"}, "huawei", "amqp.connect",
                    {"access_key": "AK", "timestamp": "1655276400000"}, "a text")
    # Guide 2.1.2.11: 256 characters of each text; 2.1.3.3.1: 128 of a device id.
    for slug, comment, own, secret, notes in (
        ("id-128", "as long as it may be", "i" * 128, "p" * 256, []), ("id-129", "a character more", "i" * 129, None, ["huawei_length"]),
        ("id-dot", "a character that no id has", "i.d", None, ["huawei_name"]), ("password-257", "a password of 257 characters", ID, "p" * 257, ["huawei_length"]),
        ("client-id-257", "a client id of 257 characters", "i" * 242, None, ["huawei_length"] * 2),
        ("user-name-257", "a user name of 257 characters", "i" * 257, None, ["huawei_length"] * 3),
    ):
        record = {"client_id": f"{own}_0_1_{STAMP}", "username": own, **({"password": secret} if secret else {})}
        connect.connect(slug, comment, record, "huawei", "mqtt.connect", {"device_id": own, "id_type": "0", "sign_type": "1", "timestamp": STAMP},
                        "a text" if secret else None, notes)
    for slug, comment, client_id in (("nine-digits", "nine digits", f"{ID}_0_1_201807241"), ("sign-type", "no such sign type", f"{ID}_0_3_{STAMP}"),
                                     ("no-id", "nothing before it", f"_0_1_{STAMP}"), ("letters", "letters for digits", f"{ID}_0_1_201807241x"),
                                     ("certificate-alone", "a certificate's form without a user name", f"p_n_0_{SCOPE}"),
                                     ("hyphens", "other separators", f"{ID}-0-1-{STAMP}"), ("empty", "an empty text", "")):
        connect.add(slug, comment, "Refused", record={"client_id": client_id}, result="invalid", error={"code": "sign_scheme_unrecognised"})
    return [out, connect]


# ---- Tencent

PID, NAME, PSK = "S3EUVBRJLB", "test_device", "vX6PQqazsGsMyf5SMfs6OA6y"
APP, CONN, UNTIL = "21010406", "bph30", "9223372036854775807"
PRODUCT_SECRET = "0123456789abcdefghijklmn"
GATE = "ap-guangzhou.gateway.tencentdevices.com"


# Padded with zero bytes, and encrypted by `openssl enc -aes-128-cbc -nopad -K 30313233343536373839616263646566 -iv 30303030...`.
SEALED = {
    '{"encryptionType":2,"psk":"AAECAwQFBgcICQoLDA0ODw=="}':
        'utkU+JMoQ9Xlnldd66IE8rjBp6endM6AZzzmzxkBOjjlQzJt8IVc/3zpvsDI34TlyII2wv6fFH+XhEpwdRJU0g==',
    '{"encryptionType":2,"psk":"AAAA"}             ':
        'utkU+JMoQ9Xlnldd66IE8p4Qh9jtT/05Ezcf4ObsMotzTxGa2fecqhO6Pgl6avp1',
    '{"encryptionType":1}':
        'utkU+JMoQ9Xlnldd66IE8q0ofXjBlQpdnh89noPKTWw=',
    '{"encryptionType":1,"clientCert":"-----BEGIN CERTIFICATE-----","clientKey":"-----BEGIN KEY-----"}':
        'utkU+JMoQ9Xlnldd66IE8jZg65z0pEWvmwZEHFMElrjNYVGwDrYJjEM8L7gJIRxg220qwhM/buioWlM0x5rZVq7CBCPfwuLK2VF6e4idD5idKK5jcSjF0ZlcfEWtzGfv7JowExpJIAJVSiuPGw6gfA==',
}


def lines(body, path="/device/publish", method="sha256", algorithm=None, host=GATE, stamp="1700000000", nonce="42", digest=None):
    hashed = digest or hashlib.new(method, body.encode()).hexdigest()
    return "\n".join(["POST", host, path, "", algorithm or f"hmac{method}", stamp, nonce, hashed])


def tencent():
    out = File("tencent/sign", "Tencent IoT Hub: credentials over MQTT and HTTP, of sub-devices, and registration")
    device = {"product_id": PID, "device_name": NAME, "device_secret": PSK}
    key = base64.b64decode(PSK)
    for name, digest in (("hmacsha1", "sha1"), ("HmacSha256", "sha256"), (None, "sha256")):
        for app in (APP, None):
            user = f"{PID}{NAME};{app or '12010126'};{CONN};{UNTIL}"
            request = {"scheme": "tencent.mqtt", **device, "conn_id": CONN, "expiry": UNTIL, **({"sdk_app_id": app} if app else {}),
                       **({"method": name} if name else {})}
            out.sign(f"mqtt-{name or 'default'}-{app or 'default'}".lower(), "each method and SDK number", request,
                     {"client_id": PID + NAME, "username": user, "password": f"{hexed(digest, key, user)};hmac{digest}", "sign_content": user},
                     [WEAK] if digest == "sha1" else [])
    user = f"{PID}{NAME};{APP};{CONN};{UNTIL}"
    assert hexed("sha1", key, user) == "402e3ef785c8ddb8e331e03a1dde794519cba31d", "recorded from the C SDK"
    for slug, comment, expiry, notes in (("cut", "the C SDK's cut number", "92233720368547758", []),
                                         ("milliseconds", "the Python SDK's milliseconds", "1568695799500", ["sign_time_unit"])):
        text = f"{PID}{NAME};{APP};{CONN};{expiry}"
        out.sign(f"expiry-{slug}", comment, {"scheme": "tencent.mqtt", **device, "sdk_app_id": APP, "conn_id": CONN, "expiry": expiry},
                 {"client_id": PID + NAME, "username": text, "password": f"{hexed('sha256', key, text)};hmacsha256", "sign_content": text}, notes)
    bind = f"{PID}{NAME};7;1700000000"
    for digest in ("sha1", "sha256"):
        notes = [WEAK] if digest == "sha1" else []
        out.sign(f"bind-{digest}", "a sub-device is bound",
                 {"scheme": "tencent.subdevice_bind", **device, "random": 7, "timestamp": 1700000000, "method": f"hmac{digest}"},
                 {"signature": b64(digest, PSK, bind), "sign_content": bind}, notes)
        body = '{"ProductId":"S3EUVBRJLB","DeviceName":"test_device","TopicName":"S3EUVBRJLB/test_device/data","Payload":"123","Qos":1}'
        text = lines(body, method=digest)
        headers = {"Content-Type": "application/json; charset=utf-8", "X-TC-Algorithm": f"hmac{digest}", "X-TC-Timestamp": "1700000000",
                   "X-TC-Nonce": "42", "X-TC-Signature": b64(digest, PSK, text)}
        out.sign(f"http-{digest}", "a message over HTTP",
                 {"scheme": "tencent.http", "device_secret": PSK, "body": body, "timestamp": 1700000000, "nonce": 42, "method": f"hmac{digest}"},
                 {"headers": headers, "signature": b64(digest, PSK, text), "sign_content": text}, notes)
        register = f'{{"ProductId":"{PID}","DeviceName":"{NAME}"}}'
        text = lines(register, "/device/register", digest)
        headers = {**headers, "X-TC-Signature": b64(digest, PRODUCT_SECRET, text)}
        out.sign(f"register-{digest}", "registration",
                 {"scheme": "tencent.register", "product_id": PID, "device_name": NAME, "product_secret": PRODUCT_SECRET,
                  "timestamp": "1700000000", "nonce": "42", "method": f"hmac{digest}"},
                 {"headers": headers, "body": register, "signature": b64(digest, PRODUCT_SECRET, text), "sign_content": text}, notes)
    first = f"deviceName={NAME}&nonce=42&productId={PID}&timestamp=1700000000"
    signature = base64.b64encode(hexed("sha1", PRODUCT_SECRET, first).encode()).decode()
    v1 = {"scheme": "tencent.register_v1", "product_id": PID, "device_name": NAME, "product_secret": PRODUCT_SECRET, "nonce": 42,
          "timestamp": 1700000000}
    out.sign("register-v1", "the first version", v1,
             {"body": f'{{"deviceName":"{NAME}","nonce":42,"productId":"{PID}","timestamp":1700000000,"signature":"{signature}"}}',
              "signature": signature, "sign_content": first}, [WEAK])
    for slug, text in (("psk", '{"encryptionType":2,"psk":"AAECAwQFBgcICQoLDA0ODw=="}'), ("whole-blocks", '{"encryptionType":2,"psk":"AAAA"}' + " " * 13),
                       ("own-ca", '{"encryptionType":1}'),
                       ("certificate", '{"encryptionType":1,"clientCert":"-----BEGIN CERTIFICATE-----","clientKey":"-----BEGIN KEY-----"}')):
        for version, reply in (("v2", {"Response": {"Len": len(text), "Payload": SEALED[text], "RequestId": "r"}}),
                               ("v1", {"code": 0, "message": "", "len": len(text), "payload": SEALED[text]})):
            out.sign(f"reply-{version}-{slug}", "a reply's payload, decrypted",
                     {"scheme": "tencent.register_reply", "product_secret": PRODUCT_SECRET, "reply": reply}, {"payload": json.loads(text)})
    opened = '{"encryptionType":2,"psk":"AAECAwQFBgcICQoLDA0ODw=="}'
    reply = {"Response": {"Len": len(opened), "Payload": SEALED[opened], "RequestId": "r"}}
    for slug, comment, secret, changed, code in (
        ("other-secret", "another product's secret", "X" * 16, reply, "register_payload"),
        ("short-secret", "a secret too short for a key", "short", reply, "sign_secret_short"),
        ("length", "a length beyond the payload", PRODUCT_SECRET, {"Response": {**reply["Response"], "Len": 99}}, "register_length"),
        ("length-short", "a length that leaves text over", PRODUCT_SECRET, {"Response": {**reply["Response"], "Len": 50}}, "register_payload"),
        ("not-whole", "a payload that is not in whole blocks", PRODUCT_SECRET, {"Response": {"Len": 3, "Payload": "AAAA"}}, "register_length"),
        ("base64", "no base64", PRODUCT_SECRET, {"Response": {"Len": 3, "Payload": "!"}}, "base64_invalid"),
        ("error", "the cloud refuses", PRODUCT_SECRET, {"Response": {"Error": {"Code": "ResourceNotFound", "Message": "x"}, "RequestId": "r"}}, "register_refused"),
        ("error-v1", "the cloud refuses, in the first version", PRODUCT_SECRET, {"code": 1021, "message": "x"}, "register_refused"),
        ("no-payload", "nothing in it", PRODUCT_SECRET, {"Response": {"RequestId": "r"}}, "json_missing_member"),
    ):
        out.refuse(f"reply-{slug}", comment, {"scheme": "tencent.register_reply", "product_secret": secret, "reply": changed}, code)
    base = {"scheme": "tencent.mqtt", **device, "conn_id": CONN, "expiry": UNTIL}
    for slug, comment, more, code, pointer in (
        ("semicolon-name", "a semicolon in a name", {"device_name": "a;b"}, "sign_text", "/device_name"),
        ("semicolon-conn-id", "a semicolon in the connection id", {"conn_id": "a;b"}, "sign_text", "/conn_id"),
        ("empty-conn-id", "an empty connection id", {"conn_id": ""}, "sign_text", "/conn_id"),
        ("expiry-text", "an expiry in words", {"expiry": "never"}, "sign_time", "/expiry"),
        ("md5", "HMAC-MD5 is none of its methods", {"method": "hmacmd5"}, "sign_method_unknown", "/method"),
        ("sha256", "sha256 alone", {"method": "sha256"}, "sign_method_unpublished", "/method"),
        ("secret-base64", "the placeholder of a sample", {"device_secret": "YOUR_IOT_PSK!"}, "base64_invalid", "/device_secret"),
        ("secret-empty", "an empty secret", {"device_secret": ""}, "sign_secret_empty", "/device_secret"),
        ("policy", "a method that the policy refuses", {"method": "hmacsha1", "methods": ["hmacsha256"]}, "sign_method_refused", "/method"),
    ):
        out.refuse(slug, comment, {**base, **more}, code, pointer)
    http = {"scheme": "tencent.http", "device_secret": PSK, "body": "{}", "timestamp": 1700000000, "nonce": 42}
    out.refuse("path", "a path without its slash", {**http, "path": "device/publish"}, "sign_text", "/path")
    out.refuse("nonce", "a nonce in words", {**http, "nonce": "x"}, "sign_time", "/nonce")
    out.refuse("nonce-zero", "a number that JSON has not", {**v1, "nonce": "042"}, "sign_time", "/nonce")

    def mq(given, suffix="sha256", username=user, **more):
        password = given + (f";hmac{suffix}" if suffix else "")
        return {"scheme": "tencent.mqtt", "device_secret": PSK, **more,
                "given": {"client_id": PID + NAME, "username": username, "password": password}}

    right = hexed("sha256", key, user)
    out.right("right", "what a device sends", mq(right))
    out.right("right-sha1", "with HMAC-SHA1", mq(hexed("sha1", key, user), "sha1"), [WEAK])
    out.right("right-recognised", "no scheme: it is recognised", {name: value for name, value in mq(right).items() if name != "scheme"})
    cut = f"{PID}{NAME};{APP};{CONN};92233720368547758"
    out.right("right-cut", "a peer's bug holds: sent and signed as it was cut", mq(hexed("sha256", key, cut), username=cut))
    docs = user.replace(APP, "12010126")
    for slug, comment, flag, given, cause in (
        ("not-decoded", "the secret's text", "Key", hexed("sha256", PSK, user), "secret_not_decoded"),
        ("decoded-newline", "a line end behind the decoded secret", "Key", hexed("sha256", key + b"\n", user), "secret_white_space"),
        ("swapped", "key and text in each other's place", "Key", hexed("sha256", user, key), "key_and_text_swapped"),
        ("empty-key", "an empty key", "Key", hexed("sha256", b"", user), "secret_empty"),
        ("hash", "a plain hash", "Key", hashlib.sha256(user.encode()).hexdigest(), "plain_hash"),
        ("client-id-alone", "the client id alone", "Text", hexed("sha256", key, PID + NAME), "only_client_id_signed"),
        ("sdk-app-id", "the other SDK number", "Text", hexed("sha256", key, docs), "sdk_app_id_other"),
        ("no-separators", "without semicolons", "Text", hexed("sha256", key, user.replace(";", "")), "separator_missing"),
        ("no-expiry", "without the expiry", "Text", hexed("sha256", key, user.rsplit(";", 1)[0]), "part_missing"),
        ("line-end", "with a line end", "Text", hexed("sha256", key, user + "\n"), "line_end"),
        ("with-method", "with the method", "Text", hexed("sha256", key, user + ";hmacsha256"), "excluded_signed"),
        ("base64", "base64 for hex", "Form", b64("sha256", key, user), "signature_encoding"),
        ("sha1-named-sha256", "HMAC-SHA1 under the other name", "Method", hexed("sha1", key, user), "other_method"),
        ("unexplained", "of another origin", "Unexplained", "0" * 64, None),
    ):
        out.wrong(slug, comment, flag, mq(given), cause, "password")
    out.wrong("sha256-named-sha1", "an older firmware's slip: SHA-256 under the name of SHA-1", "Method", mq(right, "sha1"), "other_method", "password",
              [WEAK])
    seconds = f"{PID}{NAME};{APP};{CONN};1700000600"
    out.wrong("expiry-unit", "milliseconds were signed", "Text", mq(hexed("sha256", key, seconds + "000"), username=seconds), "expiry_unit", "password")
    out.wrong("suffix-missing", "the method is missing behind it", "Form", mq(right, None), "method_suffix_missing", "password")
    for slug, method, given in (("rsa", "rsa-sha256", hexed("sha1", key, user)), ("short", "sha256", right), ("no-such", "hmacsha512", right)):
        request = mq(given)
        request["given"]["password"] = f"{given};{method}"
        out.wrong(f"suffix-{slug}", "a method that these passwords have not", "Form", request, "method_suffix_differs", "password",
                  [WEAK] if slug == "rsa" else [])
    empty = mq(right)
    empty["given"]["password"] = right + ";"
    out.wrong("suffix-empty", "a semicolon alone", "Form", empty, "method_suffix_missing", "password")
    out.wrong("suffix-differs", "another method than expected", "Policy", mq(hexed("sha256", key, user), "sha1", method="hmacsha256"),
              "method_suffix_differs", "password")
    out.wrong("refused", "a right signature of a refused method", "Policy", mq(hexed("sha1", key, user), "sha1", methods=["hmacsha256"]),
              "method_refused", "method", [WEAK])
    out.wrong("method-name", "a user's question: the method's name as the password", "Form",
              {**mq("hmacsha256", None)}, "password_is_method_name", "password")
    out.wrong("username-client-id", "the same question: the client id as the user name", "Part",
              {**mq(right, username=PID + NAME), "product_id": PID, "device_name": NAME, "sdk_app_id": APP, "conn_id": CONN, "expiry": UNTIL},
              "username_is_client_id", "username")
    out.wrong("username-form", "three parts", "Part", {**mq(right, username=f"{PID}{NAME};{CONN};{UNTIL}")}, "malformed", "username")
    out.wrong("client-id", "another client id", "Part",
              {**mq(right), "given": {**mq(right)["given"], "client_id": PID + "other"}}, "client_id_differs", "client_id")
    live = hexed("sha256", key, seconds)
    out.right("not-expired", "its last second", mq(live, username=seconds, now=1700000600), flag="Time")
    out.wrong("expired", "a second after", "Time", mq(live, username=seconds, now=1700000601), "expired", "expiry")

    def bd(given, **more):
        return {"scheme": "tencent.subdevice_bind", **device, "random": 7, "timestamp": 1700000000, "method": "hmacsha256", **more,
                "given": {"signature": given}}

    sign = b64("sha256", PSK, bind)
    escaped = next(number for number in range(1000) if "+" in b64("sha256", PSK, f"{PID}{NAME};{number};1700000000"))
    plus = b64("sha256", PSK, f"{PID}{NAME};{escaped};1700000000")
    out.right("bind", "a sub-device is bound", bd(sign))
    for slug, comment, flag, given, cause in (
        ("bind-decoded", "the secret decoded", "Key", b64("sha256", key, bind), "secret_base64_decoded"),
        ("bind-documentation", "one copy of the documentation lacks a semicolon", "Text", b64("sha256", PSK, f"{PID}{NAME};71700000000"), "separator_missing"),
        ("bind-order", "time and random in the other order", "Text", b64("sha256", PSK, f"{PID}{NAME};1700000000;7"), "parameter_order"),
        ("bind-hex", "hex for base64", "Form", hexed("sha256", PSK, bind), "signature_encoding"),
        ("bind-base64-of-hex", "base64 of hex", "Form", base64.b64encode(hexed("sha256", PSK, bind).encode()).decode(), "signature_encoding"),
        ("bind-milliseconds", "milliseconds", "Text", b64("sha256", PSK, bind + "000"), "timestamp_unit"),
        ("bind-method", "HMAC-SHA1 under the other name", "Method", b64("sha1", PSK, bind), "other_method"),
        ("bind-escaped", "percent-encoded", "Form", urllib.parse.quote(sign, safe=""), "signature_escaped"),
    ):
        out.wrong(slug, comment, flag, bd(given), cause, "signature")
    out.wrong("bind-plus", "a form turned + into a space", "Form", bd(plus.replace("+", " "), random=escaped), "signature_escaped", "signature")
    out.wrong("bind-gateway-secret", "the gateway's secret", "Key", bd(b64("sha256", "gw", bind), gateway_secret="gw"), "gateway_secret_used", "signature")
    body = '{"ProductId":"S3EUVBRJLB","Payload":"a/b"}'

    def ht(given, **more):
        return {"scheme": "tencent.http", "device_secret": PSK, "body": body, "timestamp": 1700000000, "nonce": 42, "method": "hmacsha256",
                **more, "given": {"headers": {"X-TC-Signature": given}}}

    def hs(text, secret=PSK):
        return b64("sha256", secret, text)

    digest = hashlib.sha256(body.encode()).hexdigest()
    out.right("http", "a request", ht(hs(lines(body))))
    for slug, comment, flag, given, cause in (
        ("http-decoded", "the secret decoded", "Key", hs(lines(body), key), "secret_base64_decoded"),
        ("http-hash-sha1", "the body hashed with SHA-1", "Text", hs(lines(body, digest=hashlib.sha1(body.encode()).hexdigest())), "body_hash_method"),
        ("http-hash-upper", "the hash in upper case", "Text", hs(lines(body, digest=digest.upper())), "body_hash_case"),
        ("http-body", "the body itself", "Text", hs(lines(body, digest=body)), "body_itself_signed"),
        ("http-reprinted", "the body printed with blanks", "Text", hs(lines(body.replace(":", ": ").replace(",", ", "))), "body_reprinted"),
        ("http-query", "without the empty line", "Text", hs(lines(body).replace("\n\n", "\n")), "query_line_missing"),
        ("http-algorithm", "the algorithm in another spelling", "Text", hs(lines(body, algorithm="HmacSha256")), "algorithm_case"),
        ("http-host", "the host with its scheme", "Text", hs(lines(body, host="https://" + GATE)), "host_or_path"),
        ("http-path", "the path without its slash", "Text", hs(lines(body, path="device/publish")), "host_or_path"),
        ("http-milliseconds", "milliseconds", "Text", hs(lines(body, stamp="1700000000000")), "timestamp_unit"),
        ("http-crlf", "lines that end in CR LF", "Text", hs(lines(body).replace("\n", "\r\n")), "separators"),
        ("http-line-end", "a line end more", "Text", hs(lines(body) + "\n"), "line_end"),
        ("http-hex", "hex for base64", "Form", hexed("sha256", PSK, lines(body)), "signature_encoding"),
    ):
        out.wrong(slug, comment, flag, ht(given), cause, "signature")
    out.wrong("http-product-secret", "the product's secret", "Key", ht(hs(lines(body), PRODUCT_SECRET), product_secret=PRODUCT_SECRET),
              "product_secret_used", "signature")

    def rv(given, **more):
        return {**v1, **more, "given": {"signature": given}}

    first_hex = hexed("sha1", PRODUCT_SECRET, first)
    out.right("v1", "the first version", rv(signature), [WEAK])
    out.wrong("v1-raw", "base64 of the digest", "Form", rv(b64("sha1", PRODUCT_SECRET, first)), "signature_encoding", "signature", [WEAK])
    out.wrong("v1-hex", "hex", "Form", rv(first_hex), "signature_encoding", "signature", [WEAK])
    other = f"productId={PID}&deviceName={NAME}&nonce=42&timestamp=1700000000"
    out.wrong("v1-order", "another order", "Text", rv(base64.b64encode(hexed("sha1", PRODUCT_SECRET, other).encode()).decode()),
              "parameter_order", "signature", [WEAK])
    out.wrong("v1-device-secret", "the device's secret", "Key", rv(base64.b64encode(hexed("sha1", PSK, first).encode()).decode(), device_secret=PSK),
              "device_secret_used", "signature", [WEAK])
    connect = File("tencent/connect", "Tencent IoT Hub: the fields of a CONNECT packet")
    parts = {"product_id": PID, "device_name": NAME, "sdk_app_id": APP, "conn_id": CONN, "expiry": UNTIL}
    connect.connect("device", "a device", {"client_id": PID + NAME, "username": user, "password": right + ";hmacsha256"}, "tencent", "mqtt.connect",
                    {**parts, "method": "hmacsha256"}, "64 lower-case hex digits, then ;hmacsha256")
    connect.connect("weak", "HMAC-SHA1", {"client_id": PID + NAME, "username": user, "password": "0" * 40 + ";hmacsha1"}, "tencent", "mqtt.connect",
                    {**parts, "method": "hmacsha1"}, "40 hex digits, then ;hmacsha1", [WEAK])
    connect.connect("tls", "with a key of TLS there is no password", {"client_id": PID + NAME, "username": user}, "tencent", "mqtt.connect", parts, None)
    connect.connect("password-tells", "the password's end tells it", {"client_id": "x", "username": "y", "password": "0" * 64 + ";hmacsha256"}, "tencent",
                    "mqtt.connect", {"method": "hmacsha256"}, "64 hex digits, then ;hmacsha256")
    for slug, comment, record in (("other-client-id", "the user name is another device's", {"client_id": "x", "username": user}),
                                  ("five-parts", "five parts", {"username": user + ";1"}), ("three-parts", "three parts", {"username": "a;b;c"}),
                                  ("empty", "empty texts", {"client_id": "", "username": "", "password": ""}),
                                  ("rsa", "no such method", {"password": "x;rsa"})):
        connect.add(slug, comment, "Refused", record=record, result="invalid", error={"code": "sign_scheme_unrecognised"})
    return [out, connect]


def main():
    stale, counts = [], {}
    for made in alibaba() + huawei() + tencent():
        path = FOLDER / f"{made.name}.json"
        counts[f"{made.name}.json"] = {
            result: sum(case["result"] == result for case in made.cases) for result in ("valid", "acceptable", "invalid")}
        if "--check" in sys.argv[1:]:
            if not path.exists() or path.read_text(encoding="utf-8") != made.text():
                stale.append(made.name)
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(made.text(), encoding="utf-8")
            print(f"{made.name}: {counts[f'{made.name}.json']}")
    if stale:
        sys.exit(f"not current: {', '.join(stale)}; run testvectors/generate/sign.py")


main()
