"""Decides a file of members in DuckDB and tells the seconds it took, by the clock and on processors.

rating.py SOURCE TARGET THREADS whole|short

Only the statements are timed: the start of the interpreter and of the database is not.
"""

import pathlib
import sys
import time

import duckdb

HERE = pathlib.Path(__file__).parent


def main() -> None:
    source, target, threads, columns = sys.argv[1:]
    database = duckdb.connect(config={"threads": int(threads), "preserve_insertion_order": False})
    database.execute((HERE / "types.sql").read_text())
    statements = (HERE / "rating.sql").read_text()
    replaced = {"source": source, "target": target, "columns": (HERE / f"{columns}.sql").read_text()}
    for name, text in replaced.items():
        statements = statements.replace("{" + name + "}", text)
    start, before = time.perf_counter(), time.process_time()
    database.execute(statements)
    print(time.perf_counter() - start, time.process_time() - before)


if __name__ == "__main__":
    main()
