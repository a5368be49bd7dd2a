#!/bin/sh
# Registers this machine with the authentication key in the file of the first argument when it is not registered yet, then runs the node.
# A container that lost its volume takes the place of the node that it was, which is offline by then: nobody would give it another name.
# With MOORING_NODE_EPHEMERAL set the node is removed when its container stops.
set -eu
cd "$(dirname "$0")/.."
if node apps/node/src/main.ts status --json | grep -q '"state":"NotRegistered"'; then
  node apps/node/src/main.ts register --key-file "$1" --replace ${MOORING_NODE_EPHEMERAL:+--ephemeral}
fi
exec node apps/node/src/main.ts run
