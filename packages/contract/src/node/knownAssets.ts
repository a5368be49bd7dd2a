import { Type, type Static } from 'typebox'
import { RunId } from '../names.ts'
import type { Operation } from '../operation.ts'
import { Strict } from '../schemas.ts'
import { Column, DiscoveredAsset, Revision } from './assets.ts'

/** Assets a node may ask about in one call. */
export const statesPerCallMax = 500

/** An asset as it is now, before it is read. */
export const AssetState = Strict({ qualifiedName: DiscoveredAsset.properties.qualifiedName, revision: Revision })
export type AssetState = Static<typeof AssetState>

/** What was found in an asset when it was last read, which was in the state that was asked about. */
export const KnownAsset = Type.Object({
  qualifiedName: Type.String(),
  columns: Type.Array(Column),
  rowEstimate: Type.Optional(Type.Integer()),
})
export type KnownAsset = Static<typeof KnownAsset>

export const knownAssetOperations = {
  findKnownAssets: {
    id: 'Node_FindKnownAssets',
    summary: 'Ask which assets are as they were when they were last read, and what was found in them; prolongs the lease',
    method: 'POST',
    path: '/node/runs/{runId}/known',
    access: 'node',
    params: Strict({ runId: RunId }),
    body: Strict({
      fence: Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 }),
      assets: Type.Array(AssetState, { minItems: 1, maxItems: statesPerCallMax }),
    }),
    responses: { 200: Type.Object({ value: Type.Array(KnownAsset) }) },
    errors: [
      'NodeUnauthenticated',
      'NodeClockSkewed',
      'NodeQuarantined',
      'NodeRemoved',
      'IntegrationRuntimeDeleted',
      'RunLeaseLost',
      'RunCanceled',
    ],
    // Each name may have 2,048 characters.
    bodyBytesMax: 2 * 1024 * 1024,
  },
} as const satisfies Record<string, Operation>
