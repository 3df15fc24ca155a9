#!/usr/bin/env python3
"""What First Visit signs, checked by JOSE of another make (python3-jwcrypto), and by the rules of Open
Badges 3.0 as its document states them. Nothing here is taken from the program: did:key, base58 and the
fingerprint are written once more.

    by_another_jose.py PROGRAM      PROGRAM prints samples as JSON (samples.cpp)
"""
import base64
import hashlib
import json
import re
import subprocess
import sys
from datetime import datetime, timezone

try:
    from jwcrypto import jwk, jws
    from jwcrypto.common import base64url_decode
except ImportError:
    print("python3-jwcrypto is not installed: this can't be checked here")
    sys.exit(77)

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
faults = []


def check(holds, what):
    if not holds:
        faults.append(what)


def key_bytes(did):
    """The 32 bytes of an Ed25519 did:key."""
    check(did.startswith("did:key:z"), f"{did} is no did:key in base58btc")
    number = 0
    for letter in did[len("did:key:z"):]:
        number = number * 58 + ALPHABET.index(letter)
    raw = number.to_bytes(34, "big")
    check(raw[:2] == b"\xed\x01", f"{did} is no Ed25519 key")
    return raw[2:]


def jwk_of(did):
    x = base64.urlsafe_b64encode(key_bytes(did)).rstrip(b"=").decode()
    return jwk.JWK(kty="OKP", crv="Ed25519", x=x)


def fingerprint(did):
    digest = hashlib.sha256(key_bytes(did)).digest()
    return " ".join(f"{int.from_bytes(digest[i:i + 5], 'big') % 100000:05}" for i in range(0, 25, 5))


def verified(text, did, typ, is_short=False):
    """The payload, if jwcrypto finds the signature good; and the header as RFC 7515 and Open Badges want it."""
    token = jws.JWS()
    token.deserialize(text)
    token.allowed_algs = ["EdDSA"]
    token.verify(jwk_of(did))
    header = json.loads(base64url_decode(text.split(".")[0]))
    check(set(header) == {"alg", "kid", "typ"}, f"the header has other members: {sorted(header)}")
    check(header["alg"] == "EdDSA" and header["typ"] == typ, f"alg or typ is not as it should be: {header}")
    kid = did if is_short else f"{did}#{did[len('did:key:'):]}"
    check(header["kid"] == kid, f"kid is {header['kid']}, not {kid}")
    return json.loads(token.payload)


def is_refused(text, did):
    token = jws.JWS()
    try:
        token.deserialize(text)
        token.verify(jwk_of(did))
    except Exception:  # jwcrypto has several
        return True
    return False


def seconds(text):
    check(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", text) is not None, f"{text} is no dateTimeStamp")
    return int(datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc).timestamp())


URI = re.compile(r"[a-z][a-z0-9+.-]*:\S+")


def check_open_badge(credential):
    """Members that Open Badges 3.0 requires (AchievementCredential and what hangs on it), and §8.2.4's claims."""
    check(credential["@context"][:2] == ["https://www.w3.org/ns/credentials/v2",
                                         "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"], "@context, in order")
    check(set(credential["type"]) == {"VerifiableCredential", "OpenBadgeCredential"}, "type")
    for name, value in (("id", credential["id"]), ("issuer.id", credential["issuer"]["id"])):
        check(URI.fullmatch(value) is not None, f"{name} is no URI: {value}")
    check(credential["issuer"]["type"] == ["Profile"], "issuer.type")
    check(credential["name"] != "", "name")
    subject = credential["credentialSubject"]
    check(subject["type"] == ["AchievementSubject"], "credentialSubject.type")
    check(URI.fullmatch(subject["id"]) is not None, "credentialSubject.id")
    for identity in subject["identifier"]:
        check(identity["type"] == "IdentityObject" and identity["hashed"] is False, "identifier")
        check(identity["identityType"] == "name" and identity["identityHash"] != "", "identifier's kind")
    achievement = subject["achievement"]
    check(URI.fullmatch(achievement["id"]) is not None, "achievement.id")
    check(achievement["type"] == ["Achievement"], "achievement.type")
    for name in ("name", "description"):
        check(achievement[name] != "", f"achievement.{name}")
    check(achievement["criteria"]["narrative"] != "", "achievement.criteria.narrative")
    check(achievement["achievementType"] == "Certification", "achievementType is one of the enumeration")
    for entry in achievement["otherIdentifier"]:
        check(entry["type"] == "IdentifierEntry" and entry["identifierType"].startswith("ext:"), "otherIdentifier")
    # the claims of a JWT
    check(credential["iss"] == credential["issuer"]["id"], "iss is the issuer's id")
    check(credential["jti"] == credential["id"], "jti is the credential's id")
    check(credential["sub"] == subject["id"], "sub is the subject's id")
    check(credential["nbf"] == seconds(credential["validFrom"]), "nbf is validFrom")
    check(credential["exp"] == seconds(credential["validUntil"]), "exp is validUntil")
    seconds(credential["awardedDate"])
    check(not contains_empty(credential), "null values and empty lists are left out")


def contains_empty(value):
    if isinstance(value, dict):
        return any(contains_empty(part) for part in value.values())
    if isinstance(value, list):
        return value == [] or any(contains_empty(part) for part in value)
    return value is None


def main(program):
    samples = json.loads(subprocess.run([program], capture_output=True, check=True).stdout)
    for sample in samples:
        did = sample["did"]
        check(fingerprint(did) == sample["fingerprint"], "the fingerprint")
        credential = verified(sample["credential"], did, "JWT")
        check(credential["iss"] == did, "the issuer is the key that signed")
        check_open_badge(credential)
        short = verified(sample["short"], did, "fv-certificate", is_short=True)
        check(short["n"] == credential["credentialSubject"]["identifier"][0]["identityHash"], "the short form's name")
        check(verified(sample["revocations"], did, "fv-revocations")["revoked"][0]["reason"] == "in-error", "revocations")
        check(verified(sample["statement"], did, "fv-statement") == {"fields": ["sign-off", "Ana Ñ", ""]}, "a statement")
        # their check says no where it must: otherwise all of the above would prove nothing
        text = sample["credential"]
        for place in (text.index(".") + 30, len(text) - 40):
            changed = text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1:]
            check(is_refused(changed, did), "a changed text is refused by jwcrypto, too")
        others = [other["did"] for other in samples if other["did"] != did]
        check(all(is_refused(text, other) for other in others), "another's key doesn't fit")
    for fault in faults:
        print(fault)
    print(f"{len(samples)} keys, {len(samples) * 4} signed texts: {len(faults)} faults")
    return 1 if faults or not samples else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
