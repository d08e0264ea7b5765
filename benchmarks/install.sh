#!/usr/bin/env bash
# Installs what `make bench` measures against: hyperfine and hledger from Debian, the rest below .bench/.
set -euo pipefail
cd "$(dirname "$0")/.."
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

for program in hyperfine hledger; do
  command -v "$program" > /dev/null || missing="${missing:-} $program"
done
if [ -n "${missing:-}" ]; then
  as_root apt-get update -qq
  # shellcheck disable=SC2086 # one word a package
  as_root apt-get install -qq --yes $missing
fi

mkdir -p .bench
if [ ! -x .bench/venv/bin/bean-check ] || [ ! -x .bench/venv/bin/check-jsonschema ]; then
  "${PYTHON:-python3}" -m venv .bench/venv
  .bench/venv/bin/python -m pip --disable-pip-version-check --quiet install beancount check-jsonschema matplotlib
fi
[ -x .bench/npm/node_modules/.bin/ajv ] || npm install --silent --no-audit --no-fund --prefix .bench/npm ajv-cli
