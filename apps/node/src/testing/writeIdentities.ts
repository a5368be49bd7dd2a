import { readIdentity, writeIdentity } from '../identity.ts'

/** Writes the identity of a home over and over, saying so each time, until it is killed. */
const [home = ''] = process.argv.slice(2)
const identity = await readIdentity(home)
if (identity === null) throw new Error('There is no identity to begin with.')
for (let round = 1; ; round += 1) {
  await writeIdentity(home, { ...identity, runtimeName: `runtime-${round}` })
  process.send?.(round)
}
