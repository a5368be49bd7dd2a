import { FluentProvider } from '@fluentui/react-components'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { watchAttendance } from './api/attendanceHeaders.ts'
import { createQueryClient } from './api/createQueryClient.ts'
import { Clock } from './components/Clock.tsx'
import { forgetNotices } from './components/notify.ts'
import { paths } from './paths.ts'
import { createConsoleRouter } from './routes.tsx'

/** Its tokens stand in the style sheet, for every theme. */
const theme = {}

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

const page = document.getElementById('root')
if (!page) throw new Error('The page has no root element.')
const root = createRoot(page)

/** How long the first drawing waits for what it shows: a page that is drawn once stands sooner than one that is drawn empty before. */
const firstPageMs = 500

// Begun before anything is drawn. A page that cannot be loaded is drawn as well: it says why.
const loaded = Promise.allSettled([router.load()])
const waited = new Promise((resolve) => setTimeout(resolve, firstPageMs))

// Not by a top-level await, for which the bundler would cut all that the pages share with this file into many small scripts.
void Promise.race([loaded, waited]).then(() =>
  root.render(
    <StrictMode>
      <FluentProvider theme={theme}>
        <QueryClientProvider client={queryClient}>
          <Clock>
            <RouterProvider router={router} />
          </Clock>
        </QueryClientProvider>
      </FluentProvider>
    </StrictMode>,
  ),
)
