import { Button } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { DocumentTableRegular } from '@fluentui/react-icons/svg/document-table'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { ScanRegular } from '@fluentui/react-icons/svg/scan'
import { purview, type DataSource, type Scan } from '@mooring/contract'
import { Suspense, lazy, useState } from 'react'
import { scansWords } from '#strings/scansWords.ts'
import { sourceKindsWords } from '#strings/sourceKindsWords.ts'
import { sourcesWords } from '#strings/sourcesWords.ts'
import { useLateOperation, useOperation } from '../../api/useOperation.ts'
import { useRefusal } from '../../api/useSession.ts'
import { CommandBar } from '../../components/CommandBar.tsx'
import { DataRegion } from '../../components/DataRegion.tsx'
import { InlineError } from '../../components/InlineError.tsx'
import { notify } from '../../components/notify.ts'
import { Page } from '../../components/Page.tsx'
import { Placeholder } from '../../components/Placeholder.tsx'
import { placeOf } from '../../components/placeOf.ts'
import { isScanned, kindName } from '../../components/sourceKinds.ts'
import { useGo } from '../../components/useGo.ts'
import { useRefresh } from '../../components/useRefresh.tsx'
import { useRouteParam, useRouteSearch } from '../../components/useRouteParam.ts'
import { useStartRun } from '../../components/useStartRun.ts'
import { paths } from '../../paths.ts'
import { NotScannedNote } from './NotScannedNote.tsx'
import { ScansTable } from './ScansTable.tsx'

const SourceFlyout = lazy(async () => ({ default: (await import('./SourceFlyout.tsx')).SourceFlyout }))
const DeleteSource = lazy(async () => ({ default: (await import('./DeleteSource.tsx')).DeleteSource }))
const DeleteScan = lazy(async () => ({ default: (await import('./DeleteScan.tsx')).DeleteScan }))
const ScanFlyout = lazy(async () => ({ default: (await import('./ScanFlyout.tsx')).ScanFlyout }))

/** A data source with its scans. */
export function SourcePage() {
  const go = useGo()
  const name = useRouteParam('sourceName')
  const refresh = useRefresh([purview.getDataSource, purview.listScans])
  const [isDeleting, setIsDeleting] = useState(false)
  const cannotChange = useRefusal(purview.putScan)
  const source = useLateOperation(purview.getDataSource, { params: { dataSourceName: name } }).data
  const noNode = source && !isScanned(source.kind) ? sourceKindsWords.notScanned(source.kind) : null
  const noForm = source && !isScanned(source.kind) ? sourceKindsWords.onlyThroughApi : null
  return (
    <Page
      title={name}
      documentTitle={sourcesWords.titleOf(name)}
      trail={[{ text: sourcesWords.title, href: paths.sources() }]}
      {...(source ? { subtitle: subtitleOf(source) } : {})}
      commands={
        <CommandBar
          label={sourcesWords.source}
          commands={[
            { label: scansWords.new, icon: <ScanRegular />, refusal: cannotChange ?? noNode, onClick: () => go(paths.newScan(name)) },
            {
              label: sourcesWords.editSource,
              icon: <EditRegular />,
              refusal: cannotChange ?? noForm,
              onClick: () => go(paths.editSource(name)),
            },
            { label: sourcesWords.deleteSource, icon: <DeleteRegular />, refusal: cannotChange, onClick: () => setIsDeleting(true) },
            { label: sourcesWords.assets, icon: <DocumentTableRegular />, onClick: () => go(paths.assets({ source: name })) },
            refresh,
          ]}
        />
      }
    >
      <DataRegion what={sourcesWords.theSource(name)} fallback={<Placeholder label={scansWords.theScans} />}>
        <SourceContent name={name} cannotChange={cannotChange} />
      </DataRegion>
      <Suspense>
        {isDeleting ? (
          <DeleteSource
            name={name}
            onClose={(isDeleted) => {
              setIsDeleting(false)
              if (isDeleted) go(paths.sources(), { replace: true })
            }}
          />
        ) : null}
      </Suspense>
    </Page>
  )
}

function subtitleOf(source: DataSource): string {
  const place = placeOf(source)
  return place === '—' ? kindName(source.kind) : sourcesWords.kindAt(kindName(source.kind), place)
}

function SourceContent({ name, cannotChange }: { name: string; cannotChange: string | null }) {
  const go = useGo()
  const { panel } = useRouteSearch()
  const source = useOperation(purview.getDataSource, { params: { dataSourceName: name } })
  const start = useStartRun()
  const [error, setError] = useState<unknown>(null)
  const [deleting, setDeleting] = useState<Scan | null>(null)
  const close = () => go(paths.source(name))

  const run = async (scanName: string) => {
    setError(null)
    try {
      await start(name, scanName)
      notify({ intent: 'success', title: scansWords.started(scanName) })
    } catch (cause) {
      setError(cause)
    }
  }

  return (
    <>
      <InlineError error={error} title={scansWords.notStarted} />
      {isScanned(source.kind) ? null : <NotScannedNote source={source} />}
      <ScansTable
        sourceName={name}
        cannotChange={cannotChange}
        onRun={(scanName) => void run(scanName)}
        onDelete={setDeleting}
        empty={
          <Button
            appearance="primary"
            disabledFocusable={cannotChange !== null || !isScanned(source.kind)}
            onClick={() => go(paths.newScan(name))}
          >
            {scansWords.new}
          </Button>
        }
      />
      <Suspense>
        {panel === 'edit' ? (
          <SourceFlyout
            source={source}
            onClose={close}
            onSaved={() => {
              notify({ intent: 'success', title: sourcesWords.saved(name) })
              close()
            }}
          />
        ) : null}
        {panel === 'new-scan' && isScanned(source.kind) ? <ScanFlyout source={source} onClose={close} /> : null}
        {deleting ? <DeleteScan scan={deleting} onClose={() => setDeleting(null)} /> : null}
      </Suspense>
    </>
  )
}
