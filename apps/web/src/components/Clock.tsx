import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'

const tickMs = 10_000
/** The first time that the clock goes on: what is drawn with it has been seen by then. */
const firstTickMs = 300

const ClockContext = createContext({ now: new Date(), hasTicked: false })

/** The one clock of the page. It is handed down instead of watched, because a list shows some fifty times. */
export function Clock({ children }: { children: ReactNode }) {
  const [clock, setClock] = useState(() => ({ now: new Date(), hasTicked: false }))

  // An effect, because time goes on beside React.
  useEffect(() => {
    const timer = setTimeout(() => setClock({ now: new Date(), hasTicked: true }), clock.hasTicked ? tickMs : firstTickMs)
    return () => clearTimeout(timer)
  }, [clock])

  return <ClockContext value={clock}>{children}</ClockContext>
}

/** The time now, to ten seconds; the caller is drawn again as it goes on. `hasTicked`: the page was not just opened. */
export const useClock = () => useContext(ClockContext)
