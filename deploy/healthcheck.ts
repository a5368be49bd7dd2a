/** Ends with 0 when the address of its argument answers with a success within four seconds. */
const [address = ''] = process.argv.slice(2)
const { ok } = await fetch(address, { signal: AbortSignal.timeout(4_000) })
process.exitCode = ok ? 0 : 1
