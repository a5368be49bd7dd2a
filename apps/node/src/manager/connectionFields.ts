import {
  KeyVaultBody,
  KeyVaultSecret,
  NodeEnvironmentSecret,
  NodeStoreSecret,
  reachableSourceProperties,
  runnableScanProperties,
  SecureString,
} from '@mooring/contract'
import { CommandFailure } from '../CommandFailure.ts'

/** What a text must be like, as the schemas of the contract say it. */
interface TextSchema {
  type?: unknown
  minLength?: number
  maxLength?: number
  pattern?: string
}

interface FieldRule {
  /** As the page names it, and as an error does. */
  label: string
  /** What to enter, when it is wrong. */
  advice: string
  schema?: TextSchema
}

const { AzurePostgreSql: server, SqlServerDatabase: instance, AzureStorage: storage, FileSystem: folder } = reachableSourceProperties
const name: TextSchema = { minLength: 1, maxLength: 256 }

/** The fields of the form that tests a connection: what the console takes for a data source, a scan and a credential. */
export const connectionFields = {
  kind: { label: 'Data source type', advice: 'Choose one of the list.' },
  host: {
    label: 'Server endpoint',
    advice: 'Enter a host name or an address, without scheme, port, user or path.',
    schema: server.properties.serverEndpoint,
  },
  port: { label: 'Port', advice: 'Enter a number from 1 to 65535.' },
  instance: {
    label: 'Server endpoint',
    advice: 'Enter host, host,port or host\\instance, without scheme, user or path.',
    schema: instance.properties.serverEndpoint,
  },
  database: {
    label: 'Database name',
    advice: 'Enter the name of the database, at most 64 characters, for SQL Server 128.',
    schema: runnableScanProperties.SqlServerDatabaseCredential.properties.databaseName,
  },
  tls: { label: 'Encryption of the connection', advice: 'Choose one of the list.' },
  endpoint: {
    label: 'Address of the storage account',
    advice: 'Enter an address that begins with https:// or http://, without user, query or blanks.',
    schema: storage.properties.endpoint,
  },
  path: {
    label: 'Folder',
    advice: 'Enter a whole path of at most 1024 characters: /srv/data, D:\\data or \\\\server\\share.',
    schema: folder.properties.path,
  },
  server: {
    label: 'Server and port',
    advice: 'A target is like sql.example:1433, tls://vault.example:443 or https://vault.example=private.',
  },
  access: { label: 'Authentication', advice: 'Choose one of the list.' },
  user: { label: 'User name', advice: 'Enter the name of the user in the data source, at most 256 characters.', schema: name },
  tenant: { label: 'Tenant', advice: 'Enter the id or a domain of the directory.', schema: name },
  client: { label: 'Application (client) id', advice: 'Enter the id of the application.', schema: name },
  from: { label: 'Where the secret is', advice: 'Choose one of the list.' },
  secret: { label: 'Password or key', advice: 'Enter it, at most 4096 characters.', schema: SecureString.properties.value },
  variable: {
    label: 'Variable name',
    advice: 'Enter the name of a variable: letters, digits and underscores, not beginning with a digit.',
    schema: NodeEnvironmentSecret.properties.name,
  },
  stored: { label: 'Name in the store', advice: 'Choose a secret that this node keeps.', schema: NodeStoreSecret.properties.name },
  vault: {
    label: 'Address of the key vault',
    advice: 'Enter an address that begins with https://, without a path.',
    schema: KeyVaultBody.properties.properties.properties.baseUrl,
  },
  secretName: {
    label: 'Name of the secret',
    advice: 'Enter the name that it has in the key vault: letters, digits and hyphens.',
    schema: KeyVaultSecret.properties.secretName,
  },
} as const satisfies Record<string, FieldRule>

export type ConnectionField = keyof typeof connectionFields

/** A field of the form that is wrong; the message names it, and never what was entered. */
export class FieldRefusal extends CommandFailure {
  override name = 'FieldRefusal'
  readonly field: ConnectionField
  readonly advice: string
  constructor(field: ConnectionField, advice: string = connectionFields[field].advice) {
    super('wrongUsage', `${connectionFields[field].label}: ${advice}`)
    this.field = field
    this.advice = advice
  }
}

/** What stands in a field, without blanks around it. Throws `FieldRefusal` when the contract would not take it. */
export function textOf(form: URLSearchParams, field: ConnectionField): string {
  const text = (form.get(field) ?? '').trim()
  if (!fits(text, connectionFields[field])) throw new FieldRefusal(field)
  return text
}

/** A secret as it was typed: blanks may be part of it. */
export function secretOf(form: URLSearchParams): string {
  const secret = form.get('secret') ?? ''
  if (!fits(secret, connectionFields.secret)) throw new FieldRefusal('secret')
  return secret
}

function fits(text: string, { schema = {} }: FieldRule): boolean {
  const { minLength = 0, maxLength = Infinity, pattern = '' } = schema
  return text.length >= minLength && text.length <= maxLength && new RegExp(pattern).test(text)
}

const shownMax = 1024

/** What the form shows again of what was entered: no secret, nor anything that may hold one, such as the query of an address. */
export function fieldsToShow(form: URLSearchParams): Partial<Record<ConnectionField, string>> {
  const shown = [...form].filter(
    ([field, text]) =>
      Object.hasOwn(connectionFields, field) && field !== 'secret' && text.length <= shownMax && !mayHoldSecret(field, text),
  )
  return Object.fromEntries(shown)
}

const mayHoldSecret = (field: string, text: string): boolean =>
  ['host', 'instance', 'endpoint', 'server', 'vault'].includes(field) && /[?#@]/.test(text)
