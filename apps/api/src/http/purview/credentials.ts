import { purview, type Credential, type CredentialOfKind } from '@mooring/contract'
import { deleteCredential } from '../../acts/credentials/deleteCredential.ts'
import { getCredential } from '../../acts/credentials/getCredential.ts'
import { listCredentials } from '../../acts/credentials/listCredentials.ts'
import { putCredential } from '../../acts/credentials/putCredential.ts'
import type { Edge } from '../Edge.ts'
import { pageBody } from '../page.ts'
import { route } from '../route.ts'

const credentialBody = ({ name, kind, properties }: { name: string; kind: string; properties: unknown }): Credential => ({
  ...({ kind, properties } as CredentialOfKind),
  id: `credentials/${name}`,
  name,
})

export function addCredentials(at: Edge): void {
  route(
    at,
    purview.listCredentials,
  )(async ({ query, context, request }) => {
    const page = await listCredentials(context, { token: query.$skipToken })
    return { status: 200, body: pageBody(page, credentialBody, { context, url: request.url }) }
  })
  route(
    at,
    purview.getCredential,
  )(async ({ params, context }) => {
    return { status: 200, body: credentialBody(await getCredential(context, { name: params.credentialName })) }
  })
  route(
    at,
    purview.putCredential,
  )(async ({ params, body, context }) => {
    const { credential, created } = await putCredential(context, { name: params.credentialName, body })
    return { status: created ? 201 : 200, body: credentialBody(credential) }
  })
  route(
    at,
    purview.deleteCredential,
  )(async ({ params, context }) => {
    await deleteCredential(context, { name: params.credentialName })
    return { status: 204 }
  })
}
