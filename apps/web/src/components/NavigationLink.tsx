import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useLinkProps } from './useLinkProps.ts'

const useStyles = makeStyles({
  link: {
    display: 'flex',
    alignItems: 'center',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    // No background is drawn there: the edge says which one is current.
    '@media (forced-colors: active)': { borderLeft: '4px solid Canvas' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  current: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    '@media (forced-colors: active)': { borderLeftColor: 'Highlight' },
  },
})

/** A link of the navigation. `name`: for one that shows an icon only. */
export function NavigationLink(props: { href: string; isCurrent: boolean; className?: string; name?: string; children: ReactNode }) {
  const styles = useStyles()
  const link = useLinkProps(props.href)
  return (
    <a
      {...link}
      className={mergeClasses(styles.link, props.className, props.isCurrent && styles.current)}
      {...(props.isCurrent ? { 'aria-current': 'page' as const } : {})}
      {...(props.name ? { 'aria-label': props.name, title: props.name } : {})}
    >
      {props.children}
    </a>
  )
}
