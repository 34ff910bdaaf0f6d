#!/usr/bin/env bash
# Everything of this folder, as rows of one Markdown table: engines run row by row, OpenFisca, and
# DuckDB from file to file. Some six minutes on two cores once everything is built.
#
# run.sh [ROWS]     rows of the file that goes to DuckDB, 5.3 million unless said
#
# Files go to $PEERS_TMP, else to memory where the system has room for them: disks would be measured
# otherwise. Python's packages go to an environment there. $MUCTHUOC is the program, built unless said.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
rows=${1:-5300000}
rounds=${ROUNDS:-5}
tmp=${PEERS_TMP:-/tmp/mucthuoc-peers}
files=${PEERS_TMP:-$([ -w /dev/shm ] && echo /dev/shm/mucthuoc-peers || echo "$tmp/files")}
target=${CARGO_TARGET_DIR:-$here/target}
python=$tmp/venv/bin/python

say() { echo "$@" >&2; }

mkdir -p "$tmp" "$files"
trap 'rm -rf "$files/small" "$files/large"' EXIT
say "building"
cargo build --quiet --release --locked --manifest-path "$here/Cargo.toml" --target-dir "$target"
cargo build --quiet --release --locked --manifest-path "$here/Cargo.toml" --target-dir "$target" -p peers-rhai
if [ -z "${MUCTHUOC:-}" ]; then
  cargo build --quiet --release --locked --manifest-path "$root/Cargo.toml"
  MUCTHUOC=${CARGO_TARGET_DIR:-$root/target}/release/mucthuoc
fi
if [ ! -x "$python" ]; then
  python3 -m venv "$tmp/venv"
fi
"$python" -m pip install --quiet --disable-pip-version-check -r "$here/requirements.txt"

peers=$target/release/peers
say "writing the population"
"$peers" population 1000000 "$files/small"
"$peers" population "$rows" "$files/large"

echo "| measured | ours | the other | ratio | must |"
echo "|---|---|---|---|---|"
"$peers" outside "OpenFisca-Core 46.0.1, \`calculate\` alone" 1000000 3 "$python" "$here/openfisca/rating.py" "$files/small" 1000000
"$target/release/memory" 1000000 "$files/small"
"$peers" engines
"$peers" outside "rhai 1.27.0, a script optimised once" 100000 100 "$target/release/peers-rhai" "$files/small" 100000
"$python" "$here/duckdb/file_to_file.py" "$MUCTHUOC" "$files/large" "$root/benches/population/rules" --rounds "$rounds"
