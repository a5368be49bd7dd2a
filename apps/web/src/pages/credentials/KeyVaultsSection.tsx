import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { purview, type KeyVault } from '@mooring/contract'
import { Suspense, lazy, useState } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { controlWords } from '#strings/controlWords.ts'
import { keyVaultsWords } from '#strings/keyVaultsWords.ts'
import { useCall } from '../../api/useCall.ts'
import { useOperationPages } from '../../api/useOperationPages.ts'
import { useRefusal } from '../../api/useSession.ts'
import { AppLink } from '../../components/AppLink.tsx'
import { DataRegion } from '../../components/DataRegion.tsx'
import { ItemTable, type ItemColumn } from '../../components/ItemTable.tsx'
import { LazyMenu } from '../../components/LazyMenu.tsx'
import { LoadMore } from '../../components/LoadMore.tsx'
import { notify } from '../../components/notify.ts'
import { Placeholder } from '../../components/Placeholder.tsx'
import { RefreshError } from '../../components/RefreshError.tsx'
import { useGo } from '../../components/useGo.ts'
import { useRouteSearch } from '../../components/useRouteParam.ts'
import { paths } from '../../paths.ts'

const KeyVaultFlyout = lazy(async () => ({ default: (await import('./KeyVaultFlyout.tsx')).KeyVaultFlyout }))
const ConfirmDelete = lazy(async () => ({ default: (await import('../../components/ConfirmDelete.tsx')).ConfirmDelete }))

const useStyles = makeStyles({
  section: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    gap: tokens.spacingVerticalS,
    marginTop: tokens.spacingVerticalXXL,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, maxWidth: '860px', color: tokens.colorNeutralForeground2 },
  new: { alignSelf: 'flex-start' },
})

/** The key vaults that nodes read secrets from: their list, and the ways to name, change and forget one. */
export function KeyVaultsSection() {
  const styles = useStyles()
  const go = useGo()
  const { panel, vault } = useRouteSearch()
  const [deleting, setDeleting] = useState<string | null>(null)
  const cannotChange = useRefusal(purview.putKeyVault)
  const remove = useCall(purview.deleteKeyVault, [purview.listKeyVaults])
  const close = () => go(paths.credentials())
  return (
    <section aria-label={keyVaultsWords.title} className={styles.section}>
      <h2 className={styles.title}>{keyVaultsWords.title}</h2>
      <p className={styles.text}>{keyVaultsWords.lead}</p>
      <DataRegion what={keyVaultsWords.what} fallback={<Placeholder label={keyVaultsWords.what} rows={2} />}>
        <KeyVaultsTable cannotChange={cannotChange} onDelete={setDeleting} />
      </DataRegion>
      <Button
        className={styles.new}
        icon={<AddRegular />}
        disabledFocusable={cannotChange !== null}
        {...(cannotChange === null ? {} : { title: cannotChange })}
        onClick={() => go(paths.newKeyVault())}
      >
        {keyVaultsWords.new}
      </Button>
      <Suspense>
        {panel === 'new-vault' ? <KeyVaultFlyout onClose={close} /> : null}
        {panel === 'edit-vault' && vault ? <KeyVaultFlyout key={vault} name={vault} onClose={close} /> : null}
        {deleting === null ? null : (
          <ConfirmDelete
            title={keyVaultsWords.deleteQuestion(deleting)}
            onCancel={() => setDeleting(null)}
            onDelete={async () => {
              await remove.mutateAsync({ params: { azureKeyVaultName: deleting } })
              setDeleting(null)
              notify({ intent: 'success', title: keyVaultsWords.deleted(deleting) })
            }}
          >
            <p>{keyVaultsWords.deleteEffect}</p>
          </ConfirmDelete>
        )}
      </Suspense>
    </section>
  )
}

const columns: readonly ItemColumn<KeyVault>[] = [
  { header: keyVaultsWords.header.name, width: 200, cell: ({ name }) => <AppLink href={paths.editKeyVault(name)}>{name}</AppLink> },
  { header: keyVaultsWords.header.address, width: 320, cell: ({ properties }) => properties.baseUrl },
  {
    header: keyVaultsWords.header.description,
    width: 200,
    cell: ({ properties }) => <span title={properties.description}>{properties.description ?? ''}</span>,
  },
]

function KeyVaultsTable({ cannotChange, onDelete }: { cannotChange: string | null; onDelete: (name: string) => void }) {
  const styles = useStyles()
  const go = useGo()
  const pages = useOperationPages(purview.listKeyVaults, {})
  if (pages.items.length === 0) return <p className={styles.text}>{keyVaultsWords.none}</p>
  const actions: ItemColumn<KeyVault> = {
    header: controlWords.actions,
    width: 60,
    isAction: true,
    cell: ({ name }) => (
      <LazyMenu
        label={controlWords.moreActions(name)}
        icon={<MoreHorizontalRegular />}
        entries={[
          { label: buttonWords.edit, icon: <EditRegular />, onClick: () => go(paths.editKeyVault(name)) },
          { label: buttonWords.delete, icon: <DeleteRegular />, refusal: cannotChange, onClick: () => onDelete(name) },
        ]}
      />
    ),
  }
  return (
    <>
      <RefreshError error={pages.error} onRetry={() => void pages.refresh()} />
      <ItemTable label={keyVaultsWords.title} items={pages.items} columns={[...columns, actions]} keyOf={(vault) => vault.name} />
      <LoadMore pages={pages} />
    </>
  )
}
