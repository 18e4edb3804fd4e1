#!/usr/bin/env python3
"""Checks a clip against its .zhilu.json proof without any of the station's software.

    python3 verify.py CLIP.MP4.zhilu.json [station key as it came another way]

Follows custody-log.md, "Bundle of one clip". Nothing but Python's standard library. Exit status: 0 sound, 1 not, 2 usage.
"""
import base64
import hashlib
import json
import os
import re
import sys

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def need(holds, what):
    if not holds:
        raise ValueError(what)


def b64(text):
    raw = base64.b64decode(text, validate=True)
    need(base64.b64encode(raw).decode() == text, "base64 is not written in the one right way")
    return raw


# Ed25519, RFC 8032, on plain coordinates: slow, and short enough to be read. It handles no secrets.
def add(a, b):
    k = D * a[0] * b[0] * a[1] * b[1] % P
    return ((a[0] * b[1] + a[1] * b[0]) * pow(1 + k, -1, P) % P, (a[1] * b[1] + a[0] * b[0]) * pow(1 - k, -1, P) % P)


def times(n, point):
    total = (0, 1)
    while n:
        if n & 1:
            total = add(total, point)
        point, n = add(point, point), n >> 1
    return total


def decode(raw):
    y, odd = int.from_bytes(raw, "little") % 2**255, raw[31] >> 7
    need(y < P, "a point of the signature is not written in the one right way")
    xx = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(xx, (P + 3) // 8, P)
    if x * x % P != xx:
        x = x * pow(2, (P - 1) // 4, P) % P
    need(x * x % P == xx and not (x == 0 and odd), "the key or signature is not a point of the curve")
    return (P - x if x % 2 != odd else x, y)


def encode(point):
    return (point[1] | (point[0] & 1) << 255).to_bytes(32, "little")


BASE = decode((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def signature_holds(key, text, signature):
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    h = int.from_bytes(hashlib.sha512(r + key + text).digest(), "little") % L
    x, y = decode(key)
    return s < L and encode(add(times(s, BASE), times(h, (P - x, y)))) == r


def checkpoint(note, vkey):
    """The size and root that this key signed."""
    need(re.fullmatch(r"[^+\s]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}", vkey), "the key is not a station key")
    name, key_id, body = vkey.split("+", 2)
    key = b64(body)
    need(key[0] == 1 and key_id == sha(name.encode(), b"\n", key)[:4].hex(), "the key's id is not its own")
    text, _, signatures = note.rpartition("\n\n")
    text += "\n"
    lines = text[:-1].split("\n")
    need(len(lines) >= 3 and "" not in lines and lines[0] == name, "the checkpoint is of another log")
    need(re.fullmatch(r"[1-9][0-9]{0,15}", lines[1]) and int(lines[1]) < 2**53, "the checkpoint has no size")
    root = b64(lines[2])
    need(len(root) == 32 and signatures.endswith("\n"), "the checkpoint is cut")
    signed = 0
    for line in signatures[:-1].split("\n"):
        dash, signer, blob = line.split(" ")
        need(dash == "\u2014", "a signature line is malformed")
        raw = b64(blob)
        if signer == name and raw[:4].hex() == key_id:
            need(len(raw) == 68 and signature_holds(key[1:], text.encode(), raw[4:]), "the station's signature does not hold")
            signed += 1
    need(signed == 1, "the station has not signed this checkpoint, or twice")
    return int(lines[1]), root


def root_from(leaf, index, size, proof):
    """RFC 6962, section 2.1.1, backwards: the root to which the proof leads."""
    if size == 1:
        need(not proof, "the proof is too long")
        return leaf
    need(proof, "the proof is too short")
    k = 1 << (size - 1).bit_length() - 1
    if index < k:
        return sha(b"\1", root_from(leaf, index, k, proof[:-1]), proof[-1])
    return sha(b"\1", proof[-1], root_from(leaf, index - k, size - k, proof[:-1]))


def verify(path, trusted):
    raw = open(path, "rb").read().decode("utf-8")
    bundle = json.loads(raw)
    need(bundle["format"] == "zhilu-clip-bundle-v1", "the format is unknown")
    name = bundle["file"]
    need(name not in ("", ".", "..") and not re.search(r"[/\\\x00-\x1f\x7f]", name), "the clip's name is not a file name")
    need(trusted is None or trusted == bundle["vkey"], "the bundle names another key than the one given")
    leaf = b64(bundle["leaf"])

    head, _, note = bundle["proof"].partition("\n\n")
    lines = head.split("\n")
    need(lines.pop(0) == "c2sp.org/tlog-proof@v1", "the proof is of another kind")
    if lines[0].startswith("extra "):
        lines.pop(0)
    index = int(re.fullmatch(r"index (0|[1-9][0-9]{0,15})", lines.pop(0)).group(1))
    hashes = [b64(line) for line in lines]
    need(len(hashes) <= 64 and all(len(one) == 32 for one in hashes), "a hash of the proof is not 32 bytes")
    size, root = checkpoint(note, bundle["vkey"])
    need(index < size and root_from(sha(b"\0", leaf), index, size, hashes) == root, "the entry is not in the log of this checkpoint")

    entry = json.loads(leaf.decode("utf-8"))
    facts = entry["facts"]
    need(leaf.startswith(b'{"v":1,"kind":"ClipStored",') and entry["seq"] == index, "the entry does not say that a clip was stored")
    for member in (b'"seq":', b'"size":', b'"sha256":'):
        need(leaf.count(member) == 1, "the entry says a thing twice")
    opening = None if bundle["opening"] is None else b64(bundle["opening"])
    if opening is not None:
        need(sha(opening).hex() == entry.get("opening"), "the particulars are not the ones of the entry")
        need(json.loads(opening)["seq"] == index, "the particulars belong to another entry")

    digest, length = hashlib.sha256(), 0
    with open(os.path.join(os.path.dirname(path), name), "rb") as clip:
        while block := clip.read(1 << 20):
            digest.update(block)
            length += len(block)
    need(length == facts["size"], "the clip is not as long as the entry says")
    need(digest.hexdigest() == facts["sha256"], "the clip is not the one that was stored")
    print(f"sound: {name}, {length} bytes, recorder {facts['recorder']}, entry {index} of {size}, {entry['at']}")
    print(f"key:   {bundle['vkey']}" + ("  (from the bundle alone: compare it)" if trusted is None else ""))
    if opening is None and "opening" in entry:
        print("note:  the particulars are not there")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    try:
        verify(sys.argv[1], sys.argv[2] if len(sys.argv) == 3 else None)
    except Exception as fault:
        print(f"NOT SOUND: {type(fault).__name__}: {fault}")
        sys.exit(1)
