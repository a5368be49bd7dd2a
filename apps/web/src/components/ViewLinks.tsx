import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useLinkProps } from './useLinkProps.ts'

interface View {
  text: string
  href: string
  isCurrent: boolean
}

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    listStyleType: 'none',
    margin: `0 0 ${tokens.spacingVerticalM}`,
    padding: 0,
  },
  link: {
    display: 'block',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: '3px solid transparent',
    // What is transparent has the colour of text there.
    '@media (forced-colors: active)': { borderBottomColor: 'Canvas' },
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    ':hover': { color: tokens.colorNeutralForeground1, borderBottomColor: tokens.colorNeutralStroke1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  current: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    ':hover': { borderBottomColor: tokens.colorCompoundBrandStroke },
    '@media (forced-colors: active)': { borderBottomColor: 'Highlight' },
  },
})

/** The ways in which a page can be looked at, each at its own address: they look like tabs and are links. */
export function ViewLinks({ label, views }: { label: string; views: readonly View[] }) {
  const styles = useStyles()
  return (
    <nav aria-label={label}>
      <ul className={styles.list}>
        {views.map((view) => (
          <li key={view.href}>
            <ViewLink {...view} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

function ViewLink({ text, href, isCurrent }: View) {
  const styles = useStyles()
  return (
    <a
      {...useLinkProps(href)}
      className={mergeClasses(styles.link, isCurrent && styles.current)}
      {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
    >
      {text}
    </a>
  )
}
