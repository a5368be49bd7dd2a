import { FluentProvider, type Theme } from '@fluentui/react-components'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { watchAttendance } from './api/attendanceHeaders.ts'
import { createQueryClient } from './api/createQueryClient.ts'
import { forgetNotices } from './components/notify.ts'
import { paths } from './paths.ts'
import { createConsoleRouter } from './routes.tsx'
import { loadSystemTheme, watchSystemTheme } from './systemTheme.ts'

function App({ firstTheme }: { firstTheme: Theme }) {
  const [theme, setTheme] = useState(firstTheme)

  // An effect, because the system changes its colours beside React.
  useEffect(() => watchSystemTheme(() => void loadSystemTheme().then(setTheme)), [])

  return (
    <FluentProvider theme={theme}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </FluentProvider>
  )
}

const queryClient = createQueryClient(() => {
  const { pathname, publicHref } = router.latestLocation
  if (pathname === paths.signIn() || pathname === paths.setup()) return
  void router.navigate({ href: paths.signIn(publicHref), replace: true }).then(() => {
    queryClient.clear()
    forgetNotices()
  })
})
const router = createConsoleRouter(queryClient)

// A page that was open while the console was replaced by a newer version asks for scripts that are gone: loaded anew, it finds its own.
// At most once a minute, so that a script that cannot be had for another reason does not reload the page for ever.
const reloadMemory = 'mooring.reloadedAt'
addEventListener('vite:preloadError', (event) => {
  if (Date.now() - Number(sessionStorage.getItem(reloadMemory)) < 60_000) return
  sessionStorage.setItem(reloadMemory, String(Date.now()))
  event.preventDefault()
  location.reload()
})

watchAttendance(globalThis)

document.body.style.margin = '0'
const page = document.getElementById('root')
if (!page) throw new Error('The page has no root element.')
const root = createRoot(page)

/** How long the first drawing waits for what it shows: a page that is drawn once stands sooner than one that is drawn empty before. */
const firstPageMs = 500

// Begun before anything is drawn. A page that cannot be loaded is drawn as well: it says why.
const loaded = Promise.allSettled([router.load()])
const waited = new Promise((resolve) => setTimeout(resolve, firstPageMs))

// Drawn once its colours are there: a light page that turns dark would dazzle. Not by a top-level await, for which the bundler would
// cut all that the pages share with this file into many small scripts.
void Promise.all([loadSystemTheme(), Promise.race([loaded, waited])]).then(([firstTheme]) =>
  root.render(
    <StrictMode>
      <App firstTheme={firstTheme} />
    </StrictMode>,
  ),
)
