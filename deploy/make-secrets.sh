#!/bin/sh
# Makes what the console and its database share, once, in the folder of the first argument: the master key and the
# database's password. Whoever loses the master key loses every authentication key and credential: back the folder up.
set -eu
folder=$1
umask 077

keep() {
  if [ ! -s "$folder/$1" ]; then
    printf '%s\n' "$2" >"$folder/$1.new"
    mv "$folder/$1.new" "$folder/$1"
  fi
}

keep master.key "$(head -c 32 /dev/urandom | base64 | tr -d '\n')"
keep database-password "$(head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n')"
