import { FluentProvider, makeStaticStyles } from '@fluentui/react-components'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from './api/createQueryClient.ts'
import { paths } from './paths.ts'
import { createConsoleRouter } from './routes.tsx'
import { lightTheme } from './theme.ts'

const usePageStyles = makeStaticStyles({ body: { margin: 0 } })

function App() {
  usePageStyles()
  return (
    <FluentProvider theme={lightTheme}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </FluentProvider>
  )
}

const queryClient = createQueryClient(() => {
  const { pathname, publicHref } = router.latestLocation
  if (pathname === paths.signIn() || pathname === paths.setup()) return
  void router.navigate({ href: paths.signIn(publicHref), replace: true }).then(() => queryClient.clear())
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

const root = document.getElementById('root')
if (!root) throw new Error('The page has no root element.')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
