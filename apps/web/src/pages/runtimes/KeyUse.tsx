import { makeStyles, tokens } from '@fluentui/react-components'
import type { KeyFacts } from '@mooring/contract'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { StatusText } from '../../components/StatusText.tsx'

const useStyles = makeStyles({
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    margin: `0 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  fact: { display: 'flex', gap: tokens.spacingHorizontalXS, overflowWrap: 'anywhere' },
  value: { margin: 0, color: tokens.colorNeutralForeground1 },
})

/** How old a key is, who used it, and what limits it. */
export function KeyUse({ facts }: { facts: KeyFacts }) {
  const styles = useStyles()
  const { createdAt, lastUsedAt, expiresAt, isExpired, allowedAddresses, nodesEnrolled, nodesEnrolledEarlier } = facts
  const expiry = expiresAt ? <RelativeDay at={expiresAt} /> : 'never'
  const rows = [
    ['Made', <RelativeTime key="made" at={createdAt} />],
    ['Last used', lastUsedAt ? <RelativeTime key="used" at={lastUsedAt} /> : 'never'],
    ['Nodes enrolled with it', nodesEnrolled.length === 0 ? 'none' : nodesEnrolled.join(', ')],
    ['With an earlier value', nodesEnrolledEarlier.length === 0 ? null : nodesEnrolledEarlier.join(', ')],
    ['Expires', isExpired ? <StatusText glyph="bad">has expired ({expiry})</StatusText> : expiry],
    ['Allowed from', allowedAddresses.length === 0 ? 'anywhere' : allowedAddresses.join(', ')],
  ] as const
  return (
    <dl className={styles.facts}>
      {rows.map(([name, value]) =>
        value === null ? null : (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd className={styles.value}>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' })

function RelativeDay({ at }: { at: string }) {
  return <time dateTime={at}>{day.format(new Date(at))}</time>
}
