import { Link } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useLinkProps } from './useLinkProps.ts'

/** A link to a page of the console; `href` comes from `paths`. */
export function AppLink({ href, id, className, children }: { href: string; id?: string; className?: string; children: ReactNode }) {
  const link = useLinkProps(href)
  return (
    <Link {...link} {...(id ? { id } : {})} {...(className ? { className } : {})}>
      {children}
    </Link>
  )
}
