import { Button } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { KeyRegular } from '@fluentui/react-icons/svg/key'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { purview, type Credential } from '@mooring/contract'
import { Suspense, lazy, useState } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { controlWords } from '#strings/controlWords.ts'
import { credentialsWords } from '#strings/credentialsWords.ts'
import { useCall } from '../../api/useCall.ts'
import { useOperationPages } from '../../api/useOperationPages.ts'
import { useRefusal } from '../../api/useSession.ts'
import { AppLink } from '../../components/AppLink.tsx'
import { CommandBar } from '../../components/CommandBar.tsx'
import { identityOf, secretOf } from '../../components/credentialKinds.ts'
import { DataRegion } from '../../components/DataRegion.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ItemTable, type ItemColumn } from '../../components/ItemTable.tsx'
import { LazyMenu } from '../../components/LazyMenu.tsx'
import { ListCount } from '../../components/ListCount.tsx'
import { LoadMore } from '../../components/LoadMore.tsx'
import { notify } from '../../components/notify.ts'
import { Page } from '../../components/Page.tsx'
import { Placeholder } from '../../components/Placeholder.tsx'
import { RefreshError } from '../../components/RefreshError.tsx'
import { useGo } from '../../components/useGo.ts'
import { useRefresh } from '../../components/useRefresh.tsx'
import { useRouteSearch } from '../../components/useRouteParam.ts'
import { paths } from '../../paths.ts'
import { KeyVaultsSection } from './KeyVaultsSection.tsx'

const CredentialFlyout = lazy(async () => ({ default: (await import('./CredentialFlyout.tsx')).CredentialFlyout }))
const ConfirmDelete = lazy(async () => ({ default: (await import('../../components/ConfirmDelete.tsx')).ConfirmDelete }))

export function CredentialsPage() {
  const go = useGo()
  const refresh = useRefresh([purview.listCredentials, purview.listKeyVaults])
  const { panel, credential } = useRouteSearch()
  const [deleting, setDeleting] = useState<string | null>(null)
  const cannotCreate = useRefusal(purview.putCredential)
  const remove = useCall(purview.deleteCredential, [purview.listCredentials])
  const close = () => go(paths.credentials())
  return (
    <Page
      title={credentialsWords.title}
      commands={
        <CommandBar
          label={credentialsWords.title}
          commands={[
            { label: buttonWords.new, icon: <AddRegular />, refusal: cannotCreate, onClick: () => go(paths.newCredential()) },
            refresh,
          ]}
        />
      }
    >
      <DataRegion what={credentialsWords.what} fallback={<Placeholder label={credentialsWords.what} />}>
        <CredentialsTable cannotChange={cannotCreate} onDelete={setDeleting} />
      </DataRegion>
      <KeyVaultsSection />
      <Suspense>
        {panel === 'new' ? <CredentialFlyout onClose={close} /> : null}
        {panel === 'edit' && credential ? <CredentialFlyout key={credential} name={credential} onClose={close} /> : null}
        {deleting === null ? null : (
          <ConfirmDelete
            title={credentialsWords.deleteQuestion(deleting)}
            onCancel={() => setDeleting(null)}
            onDelete={async () => {
              await remove.mutateAsync({ params: { credentialName: deleting } })
              setDeleting(null)
              notify({ intent: 'success', title: credentialsWords.deleted(deleting) })
            }}
          >
            <p>{credentialsWords.deleteEffect}</p>
          </ConfirmDelete>
        )}
      </Suspense>
    </Page>
  )
}

function keptText(credential: Credential): string {
  const secret = secretOf(credential)
  switch (secret?.type) {
    case undefined:
      return '—'
    case 'SecureString':
      return credentialsWords.inConsole
    case 'NodeEnvironment':
      return credentialsWords.inNode(secret.name)
    case 'NodeStore':
      return credentialsWords.inStore(secret.name)
    case 'AzureKeyVaultSecret':
      return credentialsWords.inVault(secret.secretName, secret.store.referenceName)
  }
}

const columns: readonly ItemColumn<Credential>[] = [
  { header: credentialsWords.header.name, width: 200, cell: ({ name }) => <AppLink href={paths.editCredential(name)}>{name}</AppLink> },
  { header: credentialsWords.header.type, width: 160, cell: ({ kind }) => credentialsWords.kind[kind] },
  { header: credentialsWords.header.user, width: 160, cell: (credential) => identityOf(credential) ?? '—' },
  { header: credentialsWords.header.secret, width: 260, cell: keptText },
  {
    header: credentialsWords.header.description,
    width: 200,
    cell: ({ properties }) => <span title={properties.description}>{properties.description ?? ''}</span>,
  },
]

function CredentialsTable({ cannotChange, onDelete }: { cannotChange: string | null; onDelete: (name: string) => void }) {
  const go = useGo()
  const pages = useOperationPages(purview.listCredentials, {})
  if (pages.items.length === 0) {
    return (
      <EmptyState
        icon={<KeyRegular />}
        title={credentialsWords.none}
        action={
          <Button appearance="primary" disabledFocusable={cannotChange !== null} onClick={() => go(paths.newCredential())}>
            {credentialsWords.new}
          </Button>
        }
      >
        {credentialsWords.noneText}
      </EmptyState>
    )
  }
  const actions: ItemColumn<Credential> = {
    header: controlWords.actions,
    width: 60,
    isAction: true,
    cell: ({ name }) => (
      <LazyMenu
        label={controlWords.moreActions(name)}
        icon={<MoreHorizontalRegular />}
        entries={[
          { label: buttonWords.edit, icon: <EditRegular />, onClick: () => go(paths.editCredential(name)) },
          { label: buttonWords.delete, icon: <DeleteRegular />, refusal: cannotChange, onClick: () => onDelete(name) },
        ]}
      />
    ),
  }
  return (
    <>
      <RefreshError error={pages.error} onRetry={() => void pages.refresh()} />
      <ListCount pages={pages} one={credentialsWords.oneNoun} many={credentialsWords.manyNoun} />
      <ItemTable
        label={credentialsWords.title}
        items={pages.items}
        columns={[...columns, actions]}
        keyOf={(credential) => credential.name}
      />
      <LoadMore pages={pages} />
    </>
  )
}
