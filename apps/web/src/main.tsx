import { FluentProvider, makeStaticStyles } from '@fluentui/react-components'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from './api/queryClient.ts'
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

const root = document.getElementById('root')
if (!root) throw new Error('The page has no root element.')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
