#!/usr/bin/env bash
# Regenerates proto/gen from proto/dock-link.proto. With --check it changes nothing and fails if the committed
# code is not what the schema gives.
set -euo pipefail
cd "$(dirname "$0")"
out=gen
if [ "${1:-}" = "--check" ]; then out=$(mktemp -d); trap 'rm -rf "$out"' EXIT; fi
# Numbers instead of Long: every 64-bit field of the link is checked against 2^53-1 where it is read.
npx --no-install pbjs -t static-module -w esm --force-number \
  --no-create --no-delimited --no-typeurl --no-convert --no-verify \
  --dts -o "$out/dock-link.js" dock-link.proto
# The types say number; the runtime would still give Long objects wherever some other package has installed 'long'.
sed -i '0,/^import .*protobufjs\/minimal.*$/s//&\n\n$protobuf.util.Long = null;\n$protobuf.configure();/' "$out/dock-link.js"
# The declarations name a package that only the 64-bit classes need.
sed -i '/^import Long = require/d' "$out/dock-link.d.ts"
if [ "$out" != gen ]; then
  diff -q "$out/dock-link.js" gen/dock-link.js && diff -q "$out/dock-link.d.ts" gen/dock-link.d.ts
  echo "proto/gen is current"
fi
