import { unattendedHeader } from '@mooring/contract'

/** So long after the last sign of somebody, what a page asks for it asks by itself. */
const attendedMs = 60_000
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const

let lastSignAt = performance.now()

/** Keeps in mind when somebody was at the page. */
export function watchAttendance(target: Pick<EventTarget, 'addEventListener'>): void {
  const onSign = () => {
    lastSignAt = performance.now()
  }
  for (const sign of signs) target.addEventListener(sign, onSign, { capture: true, passive: true })
}

/** Says of a call whether somebody is at the page: one that is left open reads every change by itself, and must not stay signed in by that. */
export const attendanceHeaders = (): Record<string, string> =>
  performance.now() - lastSignAt < attendedMs ? {} : { [unattendedHeader]: '1' }
