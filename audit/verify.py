#!/usr/bin/env python3
"""Verifies a trail of format mucthuoc-trail/1, by the rules of FORMAT.md beside this file.

    python3 verify.py TRAIL [--id HEX] [--checkpoint FILE]... [--json]

TRAIL is a database file, or a folder written by `audit export`; it is only read. Exit 0: intact.
Exit 1: something was found. Exit 2: it could not be read. Needs Python 3.9 and nothing else (for a
database, SQLite 3.37 inside Python). Signatures are not checked here. Read it from the end: main,
then Verifier, then what they use. The section numbers are those of FORMAT.md.
"""
import argparse
import base64
import datetime
import hashlib
import json
import os
import re
import sqlite3
import stat
import sys
import unicodedata
from pathlib import Path

ENTRY_BYTES, BODY_BYTES, LINE_BYTES, MOST_FINDINGS = 65535, 1 << 20, 1 << 26, 1000
APPLICATION_ID, USER_VERSION = 1297372236, 1
CODES = {
    "altered": "bị sửa", "chain-broken": "đứt chuỗi", "missing-entry": "thiếu hoặc sai thứ tự",
    "not-canonical": "sai khuôn dạng", "clock-backwards": "thời gian chạy lùi",
    "part-altered": "phần đi kèm bị sửa", "part-missing": "phần đi kèm mất, không có mục xóa",
    "part-not-erased": "phần đi kèm vẫn còn dù đã ghi là xóa",
    "unregistered-regulation": "quy định chưa được ghi nhận trước khi dùng",
    "unregistered-engine": "chương trình chưa được ghi nhận trước khi dùng",
    "snapshot-altered": "bản chụp quy định hay chương trình bị sửa hoặc mất",
    "batch-incomplete": "đợt đánh giá không trọn", "item-repeated": "một đối tượng có hai kết quả",
    "schema-differs": "cấu trúc bảng khác", "another-trail": "nhật ký khác",
    "truncated": "bị cắt đuôi", "rewritten": "bị viết lại", "stray-rows": "dòng lạ",
    "unreadable": "không đọc được"}


class Refused(Exception):
    """Bytes that the format does not allow."""


class Unreadable(Exception):
    """Reading cannot go on."""


# ---- §3 canonical form -----------------------------------------------------------------------

def canonical(data, limit):
    """The value that canonical JSON bytes stand for; Refused if they are not canonical."""
    if not 0 < len(data) <= limit:
        raise Refused("%d bytes, allowed are 1 to %d" % (len(data), limit))
    try:
        value = json.loads(data.decode("utf-8"), parse_int=small_integer)
        walk(value, 1)
        # A key that stands twice is read once, and so does not come out the same.
        again = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        if again.encode("utf-8") != data:
            raise Refused("the canonical spelling of this value is another")
    except (ValueError, RecursionError) as error:
        raise Refused("not JSON in UTF-8: %s" % str(error)[:200])
    return value

def small_integer(digits):
    if len(digits) > 17 or abs(int(digits)) >= 1 << 53:
        raise Refused("an integer outside ±(2^53 - 1)")
    return int(digits)

def walk(value, depth):
    if type(value) is str:
        if "\0" in value or not unicodedata.is_normalized("NFC", value):
            raise Refused("a text with U+0000, or not in NFC")
    elif type(value) in (dict, list):
        if depth > 16:
            raise Refused("nested deeper than 16")
        if type(value) is dict:
            if not all(re.fullmatch("[a-z][a-z0-9_]*", key) for key in value):
                raise Refused("a key that is not [a-z][a-z0-9_]*")
            value = value.values()
        for item in value:
            walk(item, depth + 1)
    elif type(value) not in (int, bool):
        raise Refused("a null, or a number that is not an integer")


# ---- §2 entries: the fields of each type; one that ends in ? may be left out ------------------

def instant(value):
    if not pattern("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")(value):
        return False
    try:
        return bool(datetime.datetime(*map(int, re.findall("[0-9]+", value))))
    except ValueError:
        return False

def pattern(regex):
    return lambda value: type(value) is str and re.fullmatch(regex, value) is not None

def integer(least):     # a boolean is not an integer here, although Python thinks so
    return lambda value: type(value) is int and value >= least

def text(value):
    return type(value) is str and value != ""

def verdict_object(value):
    outcomes = ("rated", "exempt", "pending", "referred")
    return type(value) is dict and value.get("outcome") in outcomes

DIGEST, WHOLE, POSITIVE, ANY = pattern("[0-9a-f]{64}"), integer(0), integer(1), integer(-1 << 53)
ORIGIN = pattern("[!-*,-~]{1,255}")
COMMON = {"v": lambda value: type(value) is int and value == 1, "seq": WHOLE, "prev": DIGEST,
          "ts": instant, "type": text}
TYPES = {
    "genesis": {"format": pattern("mucthuoc-trail/1"), "origin": ORIGIN, "nonce": DIGEST,
                "schema": DIGEST, "predecessor?": {
                    "log": DIGEST, "size": POSITIVE, "root": DIGEST, "why": text}},
    "regulation": {"id": text, "periods": {"first": ANY, "last?": ANY}, "sha256": DIGEST,
                   "amendments?": [{"id": text, "kind": text}]},
    "engine": {"name": text, "version": text, "sha256": DIGEST},
    "batch": {"count": WHOLE, "period": ANY, "reg": DIGEST, "engine": DIGEST,
              "parts": {"input": DIGEST}, "note?": text},
    "verdict": {"batch": WHOLE, "item": WHOLE, "reg": DIGEST, "engine": DIGEST, "class": text,
                "out": verdict_object, "parts": {"facts": DIGEST, "subject": DIGEST}},
    "batch_end": {"batch": WHOLE, "aborted?": text, "counts?": [
        {"class": text, "outcome": text, "count": POSITIVE}]},
    "decision": {"target": WHOLE, "level": text, "by": text, "basis": text, "reason": text},
    "supersede": {"target": WHOLE, "by_entry": WHOLE, "why": text},
    "redact": {"target": WHOLE, "part": text, "basis": text, "by": text},
    "anchor": {"size": POSITIVE, "root": DIGEST, "kind": text, "sha256": DIGEST},
    "schema": {"schema": DIGEST}}
PARTS = {"batch": ("input",), "verdict": ("facts", "subject")}

def fits(value, shape):
    if callable(shape):
        return shape(value)
    if isinstance(shape, list):
        return type(value) is list and all(fits(item, shape[0]) for item in value)
    fields = {key.rstrip("?"): inner for key, inner in shape.items()}
    return (type(value) is dict and {key for key in shape if key in fields} <= set(value)
            and all(key in fields and fits(item, fields[key]) for key, item in value.items()))

def entry_of(data):
    """The entry that the bytes are; Refused if they are none."""
    entry = canonical(data, ENTRY_BYTES)
    kind = entry.get("type") if type(entry) is dict else None
    if type(kind) is not str or kind not in TYPES or not fits(entry, {**COMMON, **TYPES[kind]}):
        raise Refused("it has not the fields of an entry")
    if (entry["seq"] == 0) != (kind == "genesis"):
        raise Refused("entry 0, and no other, is the genesis")
    if kind == "batch_end" and ("counts" in entry) == ("aborted" in entry):
        raise Refused("a batch_end has either counts or aborted")
    return entry


# ---- §4 hashes -------------------------------------------------------------------------------

def sha256(*pieces):
    return hashlib.sha256(b"".join(pieces)).digest()


class Tree:
    """The tree of RFC 6962. It keeps all complete nodes, so as to give the root of any size."""

    def __init__(self):
        self.size, self.levels = 0, []

    def append(self, leaf):
        self.size, node, level = self.size + 1, leaf, 0
        while True:
            if level == len(self.levels):
                self.levels.append(bytearray())
            nodes = self.levels[level]
            nodes += node
            if len(nodes) % 64:
                return
            node, level = sha256(b"\1", nodes[-64:]), level + 1

    def root(self, size):
        root = None
        for level in range(size.bit_length()):
            if size >> level & 1:
                end = (size >> level) * 32
                node = bytes(self.levels[level][end - 32:end])
                root = node if root is None else sha256(b"\1", node, root)
        return root or sha256(b"")


# ---- §5, §9 where the rows come from -----------------------------------------------------------

class Database:
    """An SQLite file whose schema is distrusted: only ordinary tables of the format are read."""
    tables = {"entry": ["seq", "data", "hash"], "part": ["seq", "name", "salt", "body"],
              "blob": ["sha256", "body"]}

    def __init__(self, path, find):
        if sqlite3.sqlite_version_info < (3, 37):
            raise Unreadable("SQLite 3.37 is needed, here is %s: verify an export instead"
                             % sqlite3.sqlite_version)
        if not os.path.isfile(path):
            raise Unreadable("%s is not a file" % path)
        path = os.path.realpath(path)
        # With no log beside it, the file is all there is: then not even a lock file is made.
        logs = [path + "-wal", path + "-journal"]
        logged = any(os.path.exists(log) and os.path.getsize(log) for log in logs)
        uri = Path(path).as_uri() + "?mode=ro" + ("" if logged else "&immutable=1")
        self.db = sqlite3.connect(uri, uri=True, isolation_level=None)
        self.db.text_factory = bytes
        for pragma in ("trusted_schema=OFF", "query_only=ON", "cell_size_check=ON", "mmap_size=0"):
            self.db.execute("PRAGMA " + pragma)
        self.db.execute("BEGIN")
        rows = self.db.execute("SELECT CAST(type AS BLOB), CAST(name AS BLOB), rootpage,"
                               " CAST(sql AS BLOB) FROM main.sqlite_master").fetchall()
        self.schema = sha256(b"\n".join(sorted(row[3] for row in rows if row[3] is not None))).hex()
        objects = {bytes(row[1] or b"").lower(): row for row in rows if row[0] != b"trigger"}
        settings = [self.db.execute("PRAGMA main." + name).fetchone()[0]
                    for name in ("application_id", "user_version", "encoding")]
        if settings[2] != b"UTF-8" and self.db.execute(
                "SELECT 1 FROM main.sqlite_master WHERE name = 'entry' COLLATE NOCASE"
                " AND type <> 'trigger'").fetchone():
            find("schema-differs", None, "its encoding is another")
            raise Unreadable("its encoding is another: nothing was read")
        if b"entry" not in objects:
            raise Unreadable("it has no table `entry`: not a trail")
        for name in self.tables:
            if not self.is_plain(name, objects):
                find("schema-differs", None, "`%s` is not the format's table" % name)
                raise Unreadable("`%s` is not the format's table: nothing was read" % name)
        if settings != [APPLICATION_ID, USER_VERSION, b"UTF-8"]:
            find("schema-differs", None, "its application id, version or encoding is another")

    def is_plain(self, name, objects):
        row = objects.get(name.encode())
        if not row or row[0] != b"table" or type(row[2]) is not int or row[2] == 0:
            # A view, or a virtual table.
            return False
        columns = self.db.execute("PRAGMA main.table_xinfo(%s)" % name).fetchall()
        return [(column[1].decode("utf-8", "replace"), column[6]) for column in columns] == [
            (column, 0) for column in self.tables[name]]    # 0: neither hidden nor generated

    def rows(self, table, order):
        columns = ", ".join(column if column == "seq" else "CAST(%s AS BLOB)" % column
                            for column in self.tables[table])
        for row in self.db.execute("SELECT %s FROM main.%s NOT INDEXED ORDER BY %s"
                                   % (columns, table, order)):
            yield tuple(value if type(value) in (int, bytes) else b"" for value in row)

    def entries(self):
        for seq, data, stored in self.rows("entry", "seq"):
            yield seq if type(seq) is int else -1, data, stored

    def parts(self):
        for seq, name, salt, body in self.rows("part", "seq, name"):
            yield seq if type(seq) is int else None, name.decode("utf-8", "replace"), salt, body

    def blobs(self):
        return ((name.hex(), body) for name, body in self.rows("blob", "sha256"))


class Export:
    """A folder of plain files."""
    schema = None

    def __init__(self, folder):
        self.folder = folder
        self.open("entries.jsonl").close()

    def open(self, *path):
        path = os.path.join(self.folder, *path)
        if not stat.S_ISREG(os.lstat(path).st_mode):
            raise Unreadable("%s is not a plain file" % path)
        return open(path, "rb")

    def lines(self, name):
        if os.path.lexists(os.path.join(self.folder, name)):
            with self.open(name) as file:
                for line in iter(lambda: file.readline(LINE_BYTES), b""):
                    if len(line) == LINE_BYTES:
                        raise Unreadable("%s has a line of over %d bytes" % (name, LINE_BYTES))
                    yield line[:-1] if line.endswith(b"\n") else line

    def entries(self):
        return ((None, line, None) for line in self.lines("entries.jsonl"))

    def parts(self):
        hexadecimal, any_text = pattern("([0-9a-f]{2})*"), pattern("(?s:.*)")
        shape = {"seq": WHOLE, "name": any_text, "salt": hexadecimal, "body": any_text}
        for line in self.lines("parts.jsonl"):
            try:
                row = canonical(line, LINE_BYTES)
            except Refused:
                row = None
            if fits(row, shape):
                yield row["seq"], row["name"], bytes.fromhex(row["salt"]), row["body"].encode()
            else:
                yield None, "", b"", b""

    def blobs(self):
        folder = os.path.join(self.folder, "blobs")
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():
            with self.open("blobs", name) as file:
                yield name, file.read()


# ---- §7 checkpoints --------------------------------------------------------------------------

NOTE = re.compile("([!-*,-~]{1,255})\n(0|[1-9][0-9]{0,15})\n"
                  "([A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)(?:\n|$)")
SHORT = re.compile("([!-*,-~]{1,255}) (0|[1-9][0-9]{0,15}) ([0-9a-f]{4}(?: [0-9a-f]{4}){15})"
                   "[ \t]*(?:\n|$)")

def checkpoint_of(path):
    """(path, origin, size, root) of a checkpoint, or of its short form for minutes."""
    with open(path, "rb") as file:
        content = file.read(1 << 20).decode("utf-8", "replace").replace("\r\n", "\n")
    note, short = NOTE.match(content), SHORT.match(content)
    if not note and not short:
        raise Unreadable("%s is not a checkpoint" % path)
    root = base64.b64decode(note[3]) if note else bytes.fromhex(short[3])
    return path, (note or short)[1], int((note or short)[2]), root


# ---- §10 verification ------------------------------------------------------------------------

def state_of(batch):
    return {"batch": batch["batch"], "count": batch["count"], "recorded": len(batch["items"])}


class Verifier:
    """One pass over the entries and their parts; then the snapshots; then the checkpoints."""

    def __init__(self):
        self.findings, self.more = {}, 0
        self.tree, self.trail, self.origin, self.schema = Tree(), "", None, None
        self.kinds = {}             # seq -> "batch" or "verdict"
        self.registered, self.snapshots = {"regulation": set(), "engine": set()}, []
        self.batch, self.open, self.aborted = None, [], []
        self.early, self.missing, self.erased = {}, {}, {}      # parts, by (seq, name)

    def find(self, code, seq, what, part=None):
        key = (code, seq, part)
        if key not in self.findings and len(self.findings) < MOST_FINDINGS:
            named = {} if part is None else {"part": part}
            self.findings[key] = {"code": code, "seq": seq, **named, "what": what}
        elif key not in self.findings:
            self.more += 1

    def run(self, source, checkpoints, wanted):
        self.rows = iter(source.parts())
        self.row = next(self.rows, None)
        self.read_entries(source)
        self.finish_parts()
        self.check_snapshots(source)
        if self.batch:
            self.open.append(state_of(self.batch))
        if source.schema and self.schema and source.schema != self.schema:
            self.find("schema-differs", None, "its tables are not those that the trail records")
        if wanted and self.trail and wanted != self.trail:
            self.find("another-trail", 0, "its id is " + self.trail)
        for checkpoint in checkpoints:
            self.check_checkpoint(*checkpoint)

    def read_entries(self, source):
        last, due = -1, 0       # the number of the row before; the least number not seen yet
        link, numbered = (bytes(32), None, None), True
        for row, data, stored in source.entries():
            hashed, before, ts = sha256(b"\0", data), link, None
            self.tree.append(hashed)
            seq, entry = last + 1 if row is None else row, None
            try:
                entry = entry_of(data)
                seq, ts = entry["seq"], entry["ts"]
            except Refused as error:
                self.find("not-canonical", seq, str(error))
            if stored is not None and stored != hashed:
                self.find("altered", seq, "its bytes do not give the hash stored beside them")
            if self.tree.size == 1 and seq == 0:
                self.trail = hashed.hex()
            if seq not in (last + 1, due):
                self.find("missing-entry", min(seq, due), "entry %d stands where %d is due"
                          % (seq, due))
            if numbered and row not in (None, seq):
                numbered = False
                self.find("missing-entry", min(row, seq), "row %d holds entry %d" % (row, seq))
            if entry and seq == last + 1:
                self.check_link(entry, *before)
            if entry:
                self.check_entry(seq, entry)
            last, due, link = seq, max(due, seq + 1), (hashed, stored, ts)
        if self.tree.size == 0:
            self.find("missing-entry", 0, "there is no entry at all")

    def check_link(self, entry, hashed, stored, ts):
        # Where the entry before is found altered, a link to the hash it had is in order.
        if entry["prev"] not in (hashed.hex(), (stored or hashed).hex()):
            self.find("chain-broken", entry["seq"], "it names another entry as the one before it")
        if ts is not None and entry["ts"] < ts:
            self.find("clock-backwards", entry["seq"], "%s after %s" % (entry["ts"], ts))

    def check_entry(self, seq, entry):
        kind = entry["type"]
        if kind in PARTS:
            self.kinds[seq] = kind
            self.check_parts(seq, entry["parts"])
        if kind in ("genesis", "schema"):
            self.origin, self.schema = entry.get("origin", self.origin), entry["schema"]
        elif kind in self.registered:
            self.registered[kind].add(entry["sha256"])
            self.snapshots.append((seq, entry["sha256"]))
        elif kind in ("batch", "verdict", "batch_end", "redact", "anchor"):
            getattr(self, "check_" + kind)(seq, entry)
        elif kind == "decision" and not (entry["target"] < seq
                                         and self.kinds.get(entry["target"]) == "verdict"):
            self.find("not-canonical", seq, "its target is not an earlier verdict")
        elif kind == "supersede" and not entry["target"] < entry["by_entry"] < seq:
            self.find("not-canonical", seq, "target, by_entry and itself are not in this order")

    def check_batch(self, seq, entry):
        if self.batch:
            self.find("batch-incomplete", self.batch["batch"], "batch %d begins in it" % seq)
        for key, kind in (("reg", "regulation"), ("engine", "engine")):
            if entry[key] not in self.registered[kind]:
                self.find("unregistered-" + kind, seq, "no earlier entry registers it")
        self.batch = {**entry, "batch": seq, "items": set(), "counts": {}}

    def check_verdict(self, seq, entry):
        batch, item = self.batch, entry["item"]
        if not batch or batch["batch"] != entry["batch"]:
            self.find("batch-incomplete", entry["batch"], "verdict %d is outside of it" % seq)
            return
        for key, kind in (("reg", "regulation"), ("engine", "engine")):
            if entry[key] != batch[key]:
                self.find("unregistered-" + kind, seq, "its batch names another")
        if item >= batch["count"]:
            self.find("batch-incomplete", batch["batch"], "verdict %d is for item %d of %d"
                      % (seq, item, batch["count"]))
        if item in batch["items"]:
            self.find("item-repeated", seq, "item %d has a verdict already" % item)
            return
        batch["items"].add(item)
        key = (entry["class"].encode(), entry["out"]["outcome"])
        batch["counts"][key] = batch["counts"].get(key, 0) + 1

    def check_batch_end(self, seq, entry):
        batch, self.batch = self.batch, None
        if not batch or batch["batch"] != entry["batch"]:
            self.find("batch-incomplete", entry["batch"], "entry %d is outside of it" % seq)
            self.batch = batch
        elif "aborted" in entry:
            self.aborted.append({**state_of(batch), "reason": entry["aborted"]})
        elif len(batch["items"]) != batch["count"]:
            self.find("batch-incomplete", batch["batch"], "%d of its %d verdicts are there"
                      % (len(batch["items"]), batch["count"]))
        elif entry["counts"] != [{"class": key[0].decode(), "outcome": key[1], "count": count}
                                 for key, count in sorted(batch["counts"].items())]:
            self.find("batch-incomplete", batch["batch"], "its counts are not its verdicts'")

    def check_redact(self, seq, entry):
        key = target, part = entry["target"], entry["part"]
        if target >= seq or part not in PARTS.get(self.kinds.get(target), ()) or key in self.erased:
            self.find("not-canonical", seq, "its target has no such part left")
            return
        if self.missing.pop(key, None) is None:
            self.find("part-not-erased", target, "entry %d says it is gone" % seq, part)
        self.erased[key] = {"seq": target, "part": part, "entry": seq,
                            "basis": entry["basis"], "by": entry["by"]}

    def check_anchor(self, seq, entry):
        if entry["size"] >= self.tree.size or self.tree.root(entry["size"]).hex() != entry["root"]:
            self.find("rewritten", seq, "the first %d entries have another root" % entry["size"])

    def check_parts(self, seq, commitments):
        self.take_rows(seq)
        for name, commitment in commitments.items():
            salt, body = self.early.pop((seq, name), (None, None))
            if salt is None:
                self.missing[seq, name] = commitment
            elif len(salt) != 32 or sha256(b"\2", salt, body).hex() != commitment:
                self.find("part-altered", seq, "it is not what the entry commits to", name)
            else:
                try:
                    canonical(body, BODY_BYTES)
                except Refused as error:
                    self.find("not-canonical", seq, str(error), name)

    def take_rows(self, last):
        """Takes the rows of all entries up to the last from the parts, which come sorted."""
        while self.row and (self.row[0] is None or self.row[0] <= last):
            seq, name, *rest = self.row
            if seq is None or (seq, name) in self.early:
                self.find("stray-rows", seq, "a part that no entry names")
            else:
                self.early[seq, name] = rest
            self.row = next(self.rows, None)

    def finish_parts(self):
        self.take_rows(1 << 64)
        for seq, _ in self.early:
            self.find("stray-rows", seq, "a part that no entry names")
        for seq, name in self.missing:
            self.find("part-missing", seq, "it is gone and no entry says why", name)

    def check_snapshots(self, source):
        wanted, sound = {name for _, name in self.snapshots}, set()
        for name, body in source.blobs():
            if name not in wanted:
                self.find("stray-rows", None, "a snapshot that no entry names: " + name[:64])
            elif body[:1] not in (b"", b"\0", b"\1", b"\2") and sha256(body).hex() == name:
                sound.add(name)
        for seq, name in self.snapshots:
            if name not in sound:
                self.find("snapshot-altered", seq, "its snapshot is gone, or is another")

    def check_checkpoint(self, path, origin, size, root):
        if self.origin not in (None, origin):
            self.find("another-trail", 0, "%s is of %s" % (path, origin))
        elif size > self.tree.size:
            self.find("truncated", self.tree.size, "%s covers %d entries" % (path, size))
        elif self.tree.root(size) != root:
            self.find("rewritten", max(size - 1, 0), "%s has another root for the first %d entries:"
                      " the change is in this entry or before it" % (path, size))

    def result(self):
        findings = sorted(self.findings.values(), key=lambda one: (
            one["seq"] is not None, one["seq"] or 0, one["code"], one.get("part", "")))
        return {"format": 1, "verdict": "failed" if findings else "intact",
                "entries": self.tree.size, "trail": self.trail,
                "root": base64.b64encode(self.tree.root(self.tree.size)).decode(),
                "findings": findings, "more": self.more, "open": self.open,
                "aborted": self.aborted, "erased": [
                    erased for key, erased in sorted(self.erased.items())
                    if ("part-not-erased", *key) not in self.findings]}

def verify(path, checkpoints=(), wanted=None):
    """The verdict on a trail, as `--json` prints it."""
    verifier, given = Verifier(), []
    own = os.path.join(path, "checkpoint.txt")      # of an export; a database holds none
    for checkpoint in list(checkpoints) + [own] * os.path.isfile(own):
        try:
            given.append(checkpoint_of(checkpoint))
        except (Unreadable, OSError) as error:
            verifier.find("unreadable", None, str(error))
    try:
        source = Export(path) if os.path.isdir(path) else Database(path, verifier.find)
        verifier.run(source, given, wanted)
    except (Unreadable, OSError, sqlite3.Error, MemoryError, ValueError) as error:
        verifier.find("unreadable", None, str(error) or type(error).__name__)
    return verifier.result()

def exit_code(result):
    codes = {finding["code"] for finding in result["findings"]}
    return 2 if codes == {"unreadable"} else 1 if codes else 0

def shown(words):       # a hostile file must not steer the terminal
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in words)

def show(result, compared):
    print("NGUYÊN VẸN / INTACT" if result["verdict"] == "intact" else "KHÔNG ĐẠT / FAILED")
    if not compared:
        print("Chưa đối chiếu với mốc lưu ở nơi khác: bị cắt đuôi hay viết lại thì chưa thấy.\n"
              "Not compared with a checkpoint kept elsewhere: a cut or rewritten tail is not seen.")
    print("số mục / entries: {entries}\nmã nhật ký / trail id: {trail}\nmã gốc / root: {root}"
          .format(**result))
    for found in result["findings"]:
        place = "" if found["seq"] is None else " #%d" % found["seq"]
        place += " " + found["part"] if "part" in found else ""
        code = found["code"]
        print(shown("- %s%s (%s): %s" % (code, place, CODES[code], found["what"])))
    if result["more"]:
        print("- còn nữa / more: %d" % result["more"])
    for title, key in (("đợt còn mở / open batch", "open"), ("đã xóa / erased", "erased"),
                       ("đợt bị hủy / aborted batch", "aborted")):
        for item in result[key]:
            print(shown("%s: %s" % (title, json.dumps(item, ensure_ascii=False))))
    print("Điều không được chứng minh / what this does not prove: FORMAT.md §12")

def main():
    parser = argparse.ArgumentParser(description="Verifies a trail (mucthuoc-trail/1).")
    parser.add_argument("trail", help="a database file or an export folder")
    parser.add_argument("--id", help="the trail id that it must have, 64 hex digits")
    parser.add_argument("--checkpoint", action="append", default=[], metavar="FILE",
                        help="a checkpoint kept outside; may be repeated")
    parser.add_argument("--json", action="store_true", help="print the verdict as JSON")
    given = parser.parse_args()
    if given.id is not None and not DIGEST(given.id):
        parser.error("--id takes 64 lower-case hex digits")
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    result = verify(given.trail, given.checkpoint, given.id)
    print(json.dumps(result, ensure_ascii=False, indent=1)) if given.json else show(
        result, given.checkpoint)
    return exit_code(result)


if __name__ == "__main__":
    sys.exit(main())
