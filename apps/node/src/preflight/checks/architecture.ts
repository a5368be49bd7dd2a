import type { Check } from '@mooring/contract'
import type { MachineFacts } from '../MachineFacts.ts'

const about = { id: 'architecture', title: '64 bit', why: 'A node needs a 64-bit operating system.' }

/** The article: "requires a 64-bit Operating System". */
export function architecture({ arch }: MachineFacts): Check {
  const found = `The processor architecture is ${arch}.`
  if (arch === 'x64' || arch === 'arm64') return { ...about, verdict: 'pass', found }
  const is64Bit = ['riscv64', 'ppc64', 's390x', 'loong64'].includes(arch)
  const fix = 'Use a machine with an x64 or arm64 processor and a 64-bit operating system.'
  return { ...about, verdict: is64Bit ? 'warning' : 'fail', found, fix }
}
