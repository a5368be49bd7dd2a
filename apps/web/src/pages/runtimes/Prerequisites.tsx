import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { purview } from '@mooring/contract'
import type { MouseEvent } from 'react'
import { useState } from 'react'
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
  { header: 'Host', width: 200, cell: ({ host }) => host },
  { header: 'Outbound port', width: 110, cell: ({ port }) => `${port} (TCP)` },
  { header: 'What for', width: 160, cell: ({ purpose }) => purpose },
]

/** What a machine needs before a node is installed on it, and what it must reach, with the names of this installation. */
export function Prerequisites() {
  const styles = useStyles()
  const sources = useOperationPages(purview.listDataSources, {})
  const [error, setError] = useState<unknown>(null)
  const rules = firewallRules(location.origin, sources.items)

  const copy = async (event: MouseEvent<HTMLButtonElement>) => {
    setError(null)
    try {
      await copyText(firewallText(rules), event.currentTarget)
      notify({ intent: 'success', title: 'Firewall rules copied' })
    } catch (cause) {
      setError(cause)
    }
  }

  return (
    <div className={styles.box}>
      <h3 className={styles.heading}>Prerequisites</h3>
      <ul className={styles.list}>
        <li>A 64-bit machine with Linux, macOS or Windows, and Node.js 20 or newer with npm.</li>
        <li>2 GHz, 4 cores, 8 GB of memory and 80 GB of disk are recommended. A node runs one scan a core at once, at least two.</li>
        <li>A machine that hibernates does not scan: choose a power plan that keeps it awake.</li>
        <li>The user that runs the node needs no administrator rights, only a home directory of its own.</li>
        <li>Processor and memory follow the scans: expect peaks while several run at the same time.</li>
      </ul>
      <h3 className={styles.heading}>Networking requirements</h3>
      <p className={styles.text}>
        A node only calls out: nothing has to be let in, and nodes do not talk to each other. It must reach this console and the sources it
        scans, no other host.
      </p>
      <ItemTable
        label="Hosts that a node must reach"
        isTall
        items={rules}
        columns={columns}
        keyOf={({ host, port }) => `${host}:${port}`}
      />
      {sources.hasMore ? <p className={styles.text}>There are more sources than these; their hosts stand in the list of sources.</p> : null}
      <Button className={styles.copy} icon={<CopyRegular />} onClick={(event) => void copy(event)}>
        Copy as firewall rules
      </Button>
      <InlineError error={error} />
      <p className={styles.text}>
        Names must resolve on that machine: <code>nslookup {location.hostname}</code> has to answer with the address that the machine is to
        use, which for a private endpoint is the private one.
      </p>
    </div>
  )
}
