#!/usr/bin/env bash
# Installs what `make test-external` needs, where it is missing, from Debian: LibreOffice and R, which open our
# exports; npm, which fetches the YAML project's test suite; a library that gives a process another clock; and
# Chromium. With the name of a package, only that one.
set -euo pipefail

missing=()
command -v soffice >/dev/null || missing+=(libreoffice-calc-nogui)
command -v Rscript >/dev/null || missing+=(r-base-core)
command -v npm >/dev/null || missing+=(npm)
ls /usr/lib/*-linux-gnu/faketime/libfaketime.so.1 >/dev/null 2>&1 || missing+=(libfaketime)
command -v chromium >/dev/null || missing+=(chromium)
if [ "$#" -gt 0 ]; then
  [[ " ${missing[*]} " == *" $1 "* ]] && missing=("$1") || missing=()
fi
[ "${#missing[@]}" -eq 0 ] && exit 0

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
