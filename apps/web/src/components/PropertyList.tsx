import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(120px, 200px) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
    margin: 0,
    maxWidth: '860px',
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalXXS },
  },
  name: { color: tokens.colorNeutralForeground2 },
  value: {
    margin: 0,
    overflowWrap: 'anywhere',
    minWidth: 0,
    '@media (max-width: 640px)': { marginBottom: tokens.spacingVerticalS },
  },
})

/** The properties of one thing, name beside value. Those without a value are left out. */
export function PropertyList({ properties }: { properties: readonly (readonly [name: string, value: ReactNode])[] }) {
  const styles = useStyles()
  return (
    <dl className={styles.list}>
      {properties
        .filter(([, value]) => value !== undefined && value !== null)
        .map(([name, value]) => [
          <dt key={name} className={styles.name}>
            {name}
          </dt>,
          <dd key={`${name}-value`} className={styles.value}>
            {value}
          </dd>,
        ])}
    </dl>
  )
}
