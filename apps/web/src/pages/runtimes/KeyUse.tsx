import { makeStyles, tokens } from '@fluentui/react-components'
import type { KeyFacts } from '@mooring/contract'
import { keysWords } from '#strings/keysWords.ts'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { StatusText } from '../../components/StatusText.tsx'
import { dayText } from './dayText.ts'

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
  const { createdAt, fingerprint, lastUsedAt, expiresAt, isExpired, allowedAddresses, nodesEnrolled, nodesEnrolledEarlier } = facts
  const expiry = expiresAt ? <time dateTime={expiresAt}>{dayText(expiresAt)}</time> : keysWords.never
  const rows = [
    [keysWords.made, <RelativeTime key="made" at={createdAt} />],
    [keysWords.fingerprint, fingerprint],
    [keysWords.lastUsed, lastUsedAt ? <RelativeTime key="used" at={lastUsedAt} /> : keysWords.never],
    [keysWords.enrolled, nodesEnrolled.length === 0 ? keysWords.none : nodesEnrolled.join(', ')],
    [keysWords.enrolledEarlier, nodesEnrolledEarlier.length === 0 ? null : nodesEnrolledEarlier.join(', ')],
    [keysWords.expires, isExpired ? <StatusText glyph="bad">{keysWords.hasExpired(expiry)}</StatusText> : expiry],
    [keysWords.allowedFrom, allowedAddresses.length === 0 ? keysWords.anywhere : allowedAddresses.join(', ')],
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
