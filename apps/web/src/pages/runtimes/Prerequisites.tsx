import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { console, purview } from '@mooring/contract'
import type { MouseEvent } from 'react'
import { useState } from 'react'
import { prerequisitesWords } from '#strings/prerequisitesWords.ts'
import { useOperation } from '../../api/useOperation.ts'
import { useOperationPages } from '../../api/useOperationPages.ts'
import { copyText } from '../../components/copyText.ts'
import { InlineError } from '../../components/InlineError.tsx'
import { ItemTable, type ItemColumn } from '../../components/ItemTable.tsx'
import { notify } from '../../components/notify.ts'
import { firewallRules, firewallText, type FirewallRule } from './firewallRules.ts'

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  copy: { alignSelf: 'flex-start' },
})

const columns: readonly ItemColumn<FirewallRule>[] = [
  { header: prerequisitesWords.header.host, width: 200, cell: ({ host }) => host },
  { header: prerequisitesWords.header.port, width: 110, cell: ({ port, protocol }) => prerequisitesWords.port(port, protocol) },
  { header: prerequisitesWords.header.purpose, width: 160, cell: ({ purpose }) => purpose },
]

/** What a machine needs before a node is installed on it, and what it must reach, with the names of this installation. */
export function Prerequisites() {
  const styles = useStyles()
  const { origin } = useOperation(console.listDownloads, {})
  const sources = useOperationPages(purview.listDataSources, {})
  const vaults = useOperationPages(purview.listKeyVaults, {})
  const [error, setError] = useState<unknown>(null)
  const rules = firewallRules(origin, { sources: sources.items, vaults: vaults.items })

  const copy = async (event: MouseEvent<HTMLButtonElement>) => {
    setError(null)
    try {
      await copyText(firewallText(rules), event.currentTarget)
      notify({ intent: 'success', title: prerequisitesWords.copied })
    } catch (cause) {
      setError(cause)
    }
  }

  return (
    <div className={styles.box}>
      <h3 className={styles.heading}>{prerequisitesWords.title}</h3>
      <ul className={styles.list}>
        {prerequisitesWords.machine.map((need) => (
          <li key={need}>{need}</li>
        ))}
      </ul>
      <h3 className={styles.heading}>{prerequisitesWords.network}</h3>
      <p className={styles.text}>{prerequisitesWords.outbound}</p>
      <ItemTable label={prerequisitesWords.hosts} isTall items={rules} columns={columns} keyOf={({ host, port }) => `${host}:${port}`} />
      {sources.hasMore || vaults.hasMore ? <p className={styles.text}>{prerequisitesWords.moreSources}</p> : null}
      <Button className={styles.copy} icon={<CopyRegular />} onClick={(event) => void copy(event)}>
        {prerequisitesWords.copy}
      </Button>
      <InlineError error={error} />
      <p className={styles.text}>{prerequisitesWords.names(<code>{`nslookup ${new URL(origin).hostname}`}</code>)}</p>
    </div>
  )
}
