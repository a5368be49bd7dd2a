import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useEffect, useRef, type ReactNode } from 'react'
import { controlWords } from '#strings/controlWords.ts'
import { productName } from '../productName.ts'
import { AppLink } from './AppLink.tsx'

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', minWidth: 0, minHeight: '100%' },
  header: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXL}`, borderBottom: `1px solid ${tokens.colorNeutralStroke1}` },
  trail: {
    display: 'flex',
    flexWrap: 'wrap',
    listStyleType: 'none',
    margin: 0,
    marginBottom: tokens.spacingVerticalXS,
    padding: 0,
    gap: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  trailItem: { display: 'flex', gap: tokens.spacingHorizontalS, color: tokens.colorNeutralForeground2 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    outlineStyle: 'none',
  },
  subtitle: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  content: { flexGrow: 1, padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXL} ${tokens.spacingVerticalXXL}`, minWidth: 0 },
  narrow: {
    '@media (max-width: 640px)': { paddingLeft: tokens.spacingHorizontalM, paddingRight: tokens.spacingHorizontalM },
  },
})

let isFirstPage = true

/** To be called by a page that is not a `Page`: from then on a `Page` is something that was navigated to. */
export function leaveFirstPage(): void {
  isFirstPage = false
}

/**
 * One page: its title in the window and as the only heading of the first level, the way to it, its commands and its content.
 * After a navigation the title has the focus, so that a screen reader says where it is and Tab goes on from there.
 */
export function Page(props: {
  title: string
  documentTitle?: string
  trail?: readonly { text: string; href: string }[]
  subtitle?: ReactNode
  commands?: ReactNode
  children: ReactNode
}) {
  const styles = useStyles()
  const heading = useRef<HTMLHeadingElement>(null)

  // An effect, because the focus can only be moved to what is on the page already.
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true })
    isFirstPage = false
  }, [])

  return (
    <div className={styles.page}>
      <title>{`${props.documentTitle ?? props.title} - ${productName}`}</title>
      <div className={mergeClasses(styles.header, styles.narrow)}>
        {props.trail ? (
          <nav aria-label={controlWords.breadcrumb}>
            <ol className={styles.trail}>
              {props.trail.map(({ text, href }) => (
                <li key={href} className={styles.trailItem}>
                  <AppLink href={href}>{text}</AppLink>
                  <span aria-hidden="true">›</span>
                </li>
              ))}
            </ol>
          </nav>
        ) : null}
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {props.title}
        </h1>
        {props.subtitle ? <div className={styles.subtitle}>{props.subtitle}</div> : null}
      </div>
      {props.commands}
      <div className={mergeClasses(styles.content, styles.narrow)}>{props.children}</div>
    </div>
  )
}
