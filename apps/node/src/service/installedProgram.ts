import { basename, join } from 'node:path'
import type { ServiceParts, ServiceStep } from './ServicePlan.ts'

export const programFolder = '/usr/local/lib/mooring-node'

/** Copied to where the service's user can read it: an administrator's download may lie in a folder that only they can enter. */
export function installedProgram({ program, script }: ServiceParts): { copies: ServiceStep[]; argv: string[] } {
  const isOneFile = script === null || script.endsWith('.mjs')
  // From a checkout it runs as it lies there, with its packages.
  if (!isOneFile) return { copies: [], argv: [program, script] }
  const source = script ?? program
  const installed = join(programFolder, script === null ? 'mooring-node' : basename(script))
  const copies: ServiceStep[] = [
    { kind: 'copy', from: source, to: installed },
    { kind: 'run', argv: ['chmod', '755', installed] },
  ]
  return { copies, argv: script === null ? [installed] : [program, installed] }
}
