#!/usr/bin/env python3
"""Tries a verifier on every vector of this folder, and fails if any verdict differs.

    python3 run.py                                       tries ../verify.py
    python3 run.py --command "mucthuoc audit verify --format json"   tries another verifier

The command is given a trail, and `--id` and `--checkpoint` where the vector has them; it must print
the verdict as JSON and exit 0, 1 or 2. The files of hash-layer/ and proofs/ are checked besides, by
the definitions of RFC 6962 written out below. Exit 0: all as expected. Exit 1: something differs.
"""
import argparse
import base64
import hashlib
import json
import os
import re
import shlex
import sqlite3
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
failures = []


def expect(name, wanted, found):
    if wanted != found:
        failures.append(name)
        print("%s\n  expected %s\n  found    %s" % (name, wanted, found))


def read(*names, binary=False):
    with open(os.path.join(HERE, *names), "rb") as file:
        content = file.read()
    return content if binary else content.decode("utf-8")


# ---- trails ----------------------------------------------------------------------------------

def build(script, path):
    """A database: the tables, the rows of the honest trail, then what the vector does to them."""
    database = sqlite3.connect(path, isolation_level=None)
    for text in ("PRAGMA synchronous = OFF;", read("..", "schema.sql"), 
                 read("databases", "rows.sql"), read(script)):
        database.executescript(text)
    database.close()


def try_trails(command, folder):
    count = 0
    for vector in json.loads(read("expected.json")):
        path = os.path.join(HERE, vector["vector"])
        if path.endswith(".sql"):
            path = os.path.join(folder, os.path.basename(path)[:-4] + ".db")
            build(vector["vector"], path)
        for run in vector["runs"]:
            count += 1
            try_run(command, vector["vector"], path, run)
    return count


def try_run(command, name, path, run):
    options = ["--id", run["id"]] if "id" in run else []
    for checkpoint in run.get("checkpoints", []):
        options += ["--checkpoint", os.path.join(HERE, checkpoint)]
    done = subprocess.run(command + [path] + options, stdout=subprocess.PIPE, timeout=60)
    name = " ".join([name] + run.get("checkpoints", []) + ["--id"] * ("id" in run))
    expect(name + ": exit", run["exit"], done.returncode)
    try:
        result = json.loads(done.stdout.decode("utf-8"))
    except ValueError:
        expect(name + ": output", "a verdict as JSON", done.stdout[:200])
        return
    expect(name + ": verdict", "failed" if run["exit"] else "intact", result["verdict"])
    found = [{key: finding[key] for key in ("code", "seq", "part") if key in finding}
             for finding in result["findings"]]
    if "findings" in run:
        expect(name + ": findings", run["findings"], found)
    else:
        expect(name + ": number of findings", run["number"], len(found))
    for key, value in run.get("result", {}).items():
        expect(name + ": " + key, value, result.get(key))


# ---- the hash layer, by the definitions --------------------------------------------------------

def sha256(*pieces):
    return hashlib.sha256(b"".join(pieces)).digest()


def split(count):
    return 1 << (count - 1).bit_length() - 1


def root(leaves):
    if len(leaves) < 2:
        return leaves[0] if leaves else sha256(b"")
    half = split(len(leaves))
    return sha256(b"\1", root(leaves[:half]), root(leaves[half:]))


def inclusion(index, leaves):
    if len(leaves) == 1:
        return []
    half = split(len(leaves))
    if index < half:
        return inclusion(index, leaves[:half]) + [root(leaves[half:])]
    return inclusion(index - half, leaves[half:]) + [root(leaves[:half])]


def consistency(old, leaves, whole=True):
    if old == len(leaves):
        return [] if whole else [root(leaves)]
    half = split(len(leaves))
    if old <= half:
        return consistency(old, leaves[:half], whole) + [root(leaves[half:])]
    return consistency(old - half, leaves[half:], False) + [root(leaves[:half])]


def try_hash_layer():
    wanted = json.loads(read("hash-layer", "hashes.json"))
    entries = read("hash-layer", "entries.jsonl", binary=True).split(b"\n")[:-1]
    leaves = [sha256(b"\0", entry) for entry in entries]
    rows = [{"seq": at, "bytes": len(entry), "hash": leaves[at].hex(),
             "root": root(leaves[:at + 1]).hex()} for at, entry in enumerate(entries)]
    expect("hash-layer: entries", wanted["entries"], rows)
    expect("hash-layer: empty tree", wanted["empty_root"], root([]).hex())
    for one in wanted["commitments"]:
        found = sha256(b"\2", bytes.fromhex(one["salt"]), one["body"].encode("utf-8")).hex()
        expect("hash-layer: commitment", one["commitment"], found)
        expect("hash-layer: commitment stands in its entry", one["commitment"],
               json.loads(entries[one["seq"]])["parts"][one["name"]])
    for one in wanted["inclusion"]:
        found = [node.hex() for node in inclusion(one["index"], leaves[:one["size"]])]
        expect("hash-layer: inclusion %(index)d in %(size)d" % one, one["path"], found)
    for one in wanted["consistency"]:
        found = [node.hex() for node in consistency(one["old"], leaves[:one["new"]])]
        expect("hash-layer: consistency %(old)d to %(new)d" % one, one["path"], found)


# ---- proofs (FORMAT.md §8), by the algorithms of RFC 9162 §2.1.3.2 and §2.1.4.2 ----------------

class Refused(Exception):
    """The proof proves nothing."""


def need(condition):
    if not condition:
        raise Refused


def decoded(text):
    try:
        node = base64.b64decode(text, validate=True)
    except ValueError:
        raise Refused
    need(len(node) == 32 and base64.b64encode(node).decode() == text)
    return node


def number(text):
    need(re.fullmatch("0|[1-9][0-9]{0,15}", text) and int(text) < 1 << 53)
    return int(text)


def checkpoint(text):
    """(size, root); signatures, if any, are another matter."""
    lines = text.split("\n")
    need(len(lines) >= 4 and lines[3] == "" and re.fullmatch("[!-*,-~]{1,255}", lines[0]))
    need(len(lines) == 4 or (lines[-1] == "" and len(lines) > 5
                             and all(line.startswith("— ") for line in lines[4:-1])))
    return number(lines[1]), decoded(lines[2])


def check_inclusion(head, note):
    need(head[0] == "c2sp.org/tlog-proof@v1" and len(head) >= 3)
    need(head[1].startswith("extra ") and head[2].startswith("index "))
    try:
        extra = json.loads(base64.b64decode(head[1][6:], validate=True).decode("utf-8"))
    except ValueError:
        raise Refused
    need(type(extra) is dict and set(extra) == {"entry", "parts"})
    data, index, (size, wanted) = extra["entry"].encode(), number(head[2][6:]), checkpoint(note)
    entry, node = json.loads(data), sha256(b"\0", data)
    need(entry["seq"] == index and index < size)
    for part in extra["parts"]:
        salt = bytes.fromhex(part["salt"])
        need(len(salt) == 32)
        found = sha256(b"\2", salt, part["body"].encode()).hex()
        need(found == entry.get("parts", {}).get(part["name"]))
    at, last = index, size - 1
    for sibling in map(decoded, head[3:]):
        need(last > 0)
        if at & 1 or at == last:
            node = sha256(b"\1", sibling, node)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            node = sha256(b"\1", node, sibling)
        at, last = at >> 1, last >> 1
    need(last == 0 and node == wanted)


def check_consistency(head, note):
    need(head[0] == "mucthuoc-consistency/1" and len(head) >= 2)
    words = head[1].split(" ")
    need(len(words) == 3 and words[0] == "old")
    old, old_root = number(words[1]), decoded(words[2])
    new, new_root = checkpoint(note)
    path = [decoded(line) for line in head[2:]]
    need(0 < old <= new)
    if old == new:
        need(not path and old_root == new_root)
        return
    if old & old - 1 == 0:
        path.insert(0, old_root)
    need(path)
    at, last = old - 1, new - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    first = second = path[0]
    for node in path[1:]:
        need(last > 0)
        if at & 1 or at == last:
            first, second = sha256(b"\1", node, first), sha256(b"\1", node, second)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            second = sha256(b"\1", second, node)
        at, last = at >> 1, last >> 1
    need(last == 0 and first == old_root and second == new_root)


def accepted(text):
    head, found, note = text.partition("\n\n")
    lines = head.split("\n")
    try:
        need(found)
        check_inclusion(lines, note) if lines[0].startswith("c2sp") else check_consistency(lines, note)
        return True
    except (Refused, KeyError, TypeError, AttributeError, ValueError):
        return False


def try_proofs():
    proofs = json.loads(read("proofs", "expected.json"))
    for one in proofs:
        expect("proofs/" + one["file"], one["accepted"], accepted(read("proofs", one["file"])))
    return len(proofs)


def main():
    parser = argparse.ArgumentParser(description="Tries a verifier on every vector.")
    parser.add_argument("--command", help="the verifier; default: ../verify.py with --json")
    given = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    command = shlex.split(given.command) if given.command else [
        sys.executable, os.path.join(HERE, "..", "verify.py"), "--json"]
    with tempfile.TemporaryDirectory() as folder:
        runs = try_trails(command, folder)
    try_hash_layer()
    proofs = try_proofs()
    print("%d runs over trails, the hash layer, %d proofs: %s"
          % (runs, proofs, "%d differ" % len(failures) if failures else "all as expected"))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
