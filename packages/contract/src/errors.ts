/**
 * Every error the API can answer: code -> HTTP status and public message.
 * Adding a code is an API change. Codes of runs (what a failed run says) are in `runErrors.ts`.
 */
const catalogue = {
  MissingApiVersionParameter: [400, 'The api-version query parameter is required.'],
  UnsupportedApiVersion: [400, 'The api-version is not supported here.'],
  InvalidField: [400, 'A field of the request is not valid.'],
  InvalidJson: [400, 'The body of the request is not valid JSON.'],
  UnsupportedMediaType: [415, 'The body of the request must be application/json.'],
  BodyTooLarge: [413, 'The body of the request is too large.'],
  Unauthenticated: [401, 'Sign in, or send a bearer token.'],
  WrongNameOrPassword: [401, 'The name or the password is wrong.'],
  PreferencesNeedSignIn: [403, 'Only somebody who signed in has preferences. A token has none.'],
  PasswordNeedsSignIn: [403, 'Only somebody who signed in has a password. A token has none.'],
  SetupLinkInvalid: [403, 'This link has been used or is not valid. Look for the newest link in the output of the console.'],
  RoleMissing: [403, 'Your role does not allow this.'],
  CrossSiteRequest: [403, 'The request came from another site.'],
  RouteNotFound: [404, 'There is nothing at this address.'],
  TooManyRequests: [429, 'Too many requests. Wait a moment and try again.'],
  InternalError: [500, 'Something went wrong in the console. The request id finds it in the log.'],
  NotReady: [503, 'The console is starting or its database cannot be reached.'],

  IntegrationRuntime_NotFound: [404, 'There is no integration runtime of this name.'],
  IntegrationRuntime_UserError: [400, 'The integration runtime cannot be created like this.'],
  IntegrationRuntimeNode_NotFound: [404, 'This integration runtime has no node of this name.'],
  DataSource_NotFound: [404, 'There is no data source of this name.'],
  Credential_NotFound: [404, 'There is no credential of this name.'],
  KeyVault_NotFound: [404, 'There is no key vault of this name.'],
  Scan_NotFound: [404, 'This data source has no scan of this name.'],
  Trigger_NotFound: [404, 'This scan has no schedule.'],
  ScanRun_NotFound: [404, 'This scan has no run with this id.'],
  ChangedMeanwhile: [409, 'Somebody else changed this at the same moment. Read it again and retry.'],
  ScanRun_IdInUse: [409, 'This run id belongs to a run of another scan.'],
  ClassificationRule_NotFound: [404, 'There is no classification rule of this name.'],
  ScanRuleset_NotFound: [404, 'There is no scan rule set of this name.'],
  Filter_NotFound: [404, 'This scan has no filters: it is about all of its source.'],
  Asset_NotFound: [404, 'There is no asset with this id.'],

  AuthenticationKeyRefused: [401, 'The authentication key is not valid. Copy it again from the Integration runtime settings page.'],
  NodeLimitReached: [409, 'The integration runtime already has as many nodes as its limit allows. Remove one, or raise the limit.'],
  NodeLimitBelowNodes: [409, 'The integration runtime has more nodes than this limit allows. Remove nodes first.'],
  NodeNameTaken: [409, 'Another node of this integration runtime already has this name. Choose another with --name.'],
  NoUpdateToCancel: [409, 'No update waits that can be canceled. One for which the node starts anew goes on.'],
  NoUpdateAvailable: [409, 'There is no newer version that this console offers for download.'],
  NoNodeOnline: [409, 'No node of the integration runtime is connected. Start one, and try again.'],
  NodeDidNotAnswer: [504, 'The node did not answer in time. Look at its log, or try again.'],
  ConnectionTest_NotFound: [404, 'No connection is tested under this id.'],
  NodeTask_NotFound: [404, 'The console asked nothing of this node under this id, or not any more.'],
  NodeUnauthenticated: [401, 'The credential of the node is not valid.'],
  NodeClockSkewed: [401, 'The clock of the node differs too much from the clock of the console.'],
  NodeQuarantined: [
    409,
    'Two machines use the registration of this node, and this one came later: it gets no runs. Call "mooring-node unregister" on it, which leaves the other one as it is, and register it as a node of its own.',
  ],
  NodeRemoved: [410, 'The node was removed from its integration runtime.'],
  IntegrationRuntimeDeleted: [410, 'The integration runtime of this node was deleted.'],
  RunLeaseLost: [409, 'The run is no longer leased to this node.'],
  RunCanceled: [409, 'The run was canceled.'],
} as const satisfies Record<string, readonly [status: number, message: string]>

export type ErrorCode = keyof typeof catalogue

/** All codes, in the order of the catalogue. */
export const errorCodes = Object.keys(catalogue) as ErrorCode[]

/** The HTTP status of an error code. */
export const errorStatus = (code: ErrorCode): number => catalogue[code][0]

/** The public message of an error code, used when the thrower has nothing more precise to say. */
export const errorMessage = (code: ErrorCode): string => catalogue[code][1]
