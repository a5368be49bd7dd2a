import { purview, type KeyVault } from '@mooring/contract'
import { deleteKeyVault } from '../../acts/keyVaults/deleteKeyVault.ts'
import { getKeyVault } from '../../acts/keyVaults/getKeyVault.ts'
import { listKeyVaults } from '../../acts/keyVaults/listKeyVaults.ts'
import { putKeyVault } from '../../acts/keyVaults/putKeyVault.ts'
import type { Edge } from '../Edge.ts'
import { pageBody } from '../page.ts'
import { route } from '../route.ts'

const keyVaultBody = ({ name, properties }: { name: string; properties: unknown }): KeyVault => ({
  id: `azureKeyVaults/${name}`,
  name,
  properties: properties as KeyVault['properties'],
})

export function addKeyVaults(at: Edge): void {
  route(
    at,
    purview.listKeyVaults,
  )(async ({ query, context, request }) => {
    const page = await listKeyVaults(context, { token: query.$skipToken })
    return { status: 200, body: pageBody(page, keyVaultBody, { context, url: request.url }) }
  })
  route(
    at,
    purview.getKeyVault,
  )(async ({ params, context }) => {
    return { status: 200, body: keyVaultBody(await getKeyVault(context, { name: params.azureKeyVaultName })) }
  })
  route(
    at,
    purview.putKeyVault,
  )(async ({ params, body, context }) => {
    const { vault, created } = await putKeyVault(context, { name: params.azureKeyVaultName, body })
    return { status: created ? 201 : 200, body: keyVaultBody(vault) }
  })
  route(
    at,
    purview.deleteKeyVault,
  )(async ({ params, context }) => {
    await deleteKeyVault(context, { name: params.azureKeyVaultName })
    return { status: 204 }
  })
}
