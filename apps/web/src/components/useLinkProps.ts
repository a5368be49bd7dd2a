import { useRouter } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import { useGo } from './useGo.ts'

const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && !event.defaultPrevented

/** What makes an `a` lead to a page of the console without loading the document anew. */
export function useLinkProps(href: string) {
  const router = useRouter()
  const go = useGo()
  const preload = () => void router.preloadRoute({ href } as Parameters<typeof router.preloadRoute>[0])
  return {
    href,
    onPointerEnter: preload,
    onFocus: preload,
    onClick: (event: MouseEvent) => {
      if (!isPlainClick(event)) return
      event.preventDefault()
      go(href)
    },
  }
}
