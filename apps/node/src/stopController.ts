/** Aborted by the first signal to end; a second one finds the default again and ends the process at once. */
export function stopController(): AbortController {
  const controller = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => controller.abort())
  return controller
}
