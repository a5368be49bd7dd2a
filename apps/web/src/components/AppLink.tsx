import { makeResetStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useLinkProps } from './useLinkProps.ts'

// Looks as a link of Fluent, which has some twenty classes and there are lists full of them.
const useLinkClass = makeResetStyles({
  color: tokens.colorBrandForegroundLink,
  textDecorationLine: 'none',
  textDecorationThickness: tokens.strokeWidthThin,
  ':hover': { color: tokens.colorBrandForegroundLinkHover, textDecorationLine: 'underline' },
  ':active': { color: tokens.colorBrandForegroundLinkPressed, textDecorationLine: 'underline' },
  ':focus-visible': {
    outlineStyle: 'none',
    textDecorationLine: 'underline',
    textDecorationStyle: 'double',
    textDecorationColor: tokens.colorStrokeFocus2,
  },
})

/** A link to a page of the console; `href` comes from `paths`. */
export function AppLink({ href, id, className, children }: { href: string; id?: string; className?: string; children: ReactNode }) {
  const link = useLinkProps(href)
  return (
    <a {...link} id={id} className={mergeClasses(useLinkClass(), className)}>
      {children}
    </a>
  )
}
