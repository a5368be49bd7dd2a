import { useRouter } from '@tanstack/react-router'

/** Goes to a page of the console by its link (see `paths`). */
export function useGo(): (href: string, options?: { replace?: boolean }) => void {
  const router = useRouter()
  return (href, options = {}) => void router.navigate({ href, replace: options.replace ?? false, resetScroll: false })
}
