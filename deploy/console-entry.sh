#!/bin/sh
# Runs the console with the database's password from the file of the first argument, where PostgreSQL's clients look for it.
set -eu
cd "$(dirname "$0")/.."
PGPASSWORD=$(cat "$1")
export PGPASSWORD
exec node apps/api/src/main.ts
