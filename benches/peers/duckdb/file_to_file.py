"""Whole file to file, ours against DuckDB: arms in turn, medians, ratios.

file_to_file.py MUCTHUOC FOLDER RULES [--rounds N]

Each is kept on as many processors as it has threads (on Linux): our main thread reads and hashes
beside those that it was given. Both by the clock and by the processors' time: where others use the machine too, the second is the one
to believe, but it says nothing of what two threads gain.

FOLDER has what `peers population ROWS FOLDER` wrote; verdicts are written beside it for a while. Ours is the time of the whole program, the
other's only that of its statements. Results are compared before anything is timed.
"""

import argparse
import contextlib
import csv
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import typing

HERE = pathlib.Path(__file__).parent
# How many times ours the other's time must be at least: 1 / 0.7 on one thread, 1 / 1.0 on two.
WANTED = {1: 0.7, 2: 1.0}


class Spent(typing.NamedTuple):
    """Seconds by the clock and on processors."""

    wall: float
    processor: float


def ours(asked: argparse.Namespace, threads: int) -> Spent:
    """What the whole program takes."""
    command = [asked.mucthuoc, "--quiet", "--rules", asked.rules, "evaluate", asked.folder]
    command += ["--verdicts", target(asked, "ours")]
    environment = {**os.environ, "RAYON_NUM_THREADS": str(threads)}
    before = children()
    start = time.perf_counter()
    with processors(threads):
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return Spent(time.perf_counter() - start, children() - before)


def children() -> float:
    """Seconds that programs which have ended were on processors."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@contextlib.contextmanager
def processors(threads: int):
    """Keeps what is started inside on so many processors, where the system can."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(before)[:threads])
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def theirs(asked: argparse.Namespace, threads: int, columns: str) -> Spent:
    """What the statements take."""
    source = os.path.join(asked.folder, "member.csv")
    command = [sys.executable, HERE / "rating.py", source, target(asked, columns), str(threads), columns]
    with processors(threads):
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return Spent(*map(float, told))


def target(asked: argparse.Namespace, name: str) -> str:
    return os.path.join(asked.out, f"verdicts-{name}.csv")


def check(asked: argparse.Namespace) -> int:
    """Compares the files of verdicts, whatever the order of their rows; gives the rows."""
    ours(asked, 2)
    theirs(asked, 2, "whole")
    theirs(asked, 2, "short")
    same_rows(target(asked, "ours"), target(asked, "whole"))
    with open(target(asked, "ours"), newline="") as file:
        short = [(row["id"], row["outcome"], row["level"]) for row in csv.DictReader(file)]
    with open(target(asked, "short"), newline="") as file:
        other = [(row["id"], row["outcome"], row["level"]) for row in csv.DictReader(file)]
    assert sorted(short) == sorted(other), "the short verdicts are others"
    lowered = sum(1 for row in open(target(asked, "ours")) if ",excellent-share," in row)
    print(f"{len(short)} verdicts are the same, {lowered} of them lowered by the quota", file=sys.stderr)
    return len(short)


def same_rows(first: str, second: str) -> None:
    with open(first) as one, open(second) as other:
        assert next(one) == next(other), "other columns"
        for mine, yours in zip(sorted(one), sorted(other), strict=True):
            assert mine == yours, f"ours {mine}theirs {yours}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("mucthuoc")
    parser.add_argument("folder")
    parser.add_argument("rules")
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=pathlib.Path(asked.folder).absolute().parent) as asked.out:
        measure(asked)


def measure(asked: argparse.Namespace) -> None:
    rows = check(asked)
    for threads, wanted in WANTED.items():
        times = []
        for _ in range(asked.rounds):
            times.append((ours(asked, threads), theirs(asked, threads, "whole"), theirs(asked, threads, "short")))
        for at, columns in (1, "the same 16 columns"), (2, "id, outcome and level only"):
            mine = statistics.median(each[0].wall for each in times)
            yours = statistics.median(each[at].wall for each in times)
            ratio = statistics.median(each[0].wall / each[at].wall for each in times)
            by_processor = statistics.median(each[0].processor / each[at].processor for each in times)
            must = f"≤ {wanted:.2f}: {'reached' if ratio <= wanted else 'MISSED'}" if at == 1 else "–"
            name = f"file to file, {rows} rows, DuckDB 2.0.1, {columns}, threads: {threads}"
            told = f"{ratio:.2f} of its time ({by_processor:.2f} by the processors' time)"
            print(f"| {name} | {mine:.2f} s | {yours:.2f} s | {told} | {must} |", flush=True)


if __name__ == "__main__":
    main()
