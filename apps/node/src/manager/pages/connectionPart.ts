import type { LeasedSecret, ScannableSourceKind } from '@mooring/contract'
import { html, type Html } from '../../report/html.ts'
import type { Visit } from '../Visit.ts'
import { ConnectionInputs, shownWhen, type Options } from './ConnectionInputs.ts'

/** What can be tested, by the names that the console has for it: every kind that nodes scan, and any other server. */
const kindNames: Record<ScannableSourceKind | 'Server', string> = {
  AzurePostgreSql: 'PostgreSQL',
  AzureMySql: 'MySQL and MariaDB',
  SqlServerDatabase: 'SQL Server',
  AzureStorage: 'Azure Blob Storage',
  AdlsGen2: 'Azure Data Lake Storage Gen2',
  FileSystem: 'Folder or share',
  Server: 'Another server: name, TCP, TLS',
}

const tlsModes: Options = [
  ['0', 'Never'],
  ['1', 'Only if the server insists'],
  ['2', 'If the server can (default)'],
  ['3', 'Always; the certificate is not checked'],
  ['4', 'Always; the authority of the certificate is checked'],
  ['5', 'Always; the authority and the host name of the certificate are checked'],
]
const tlsUsual = '2'

const accesses: Options = [
  ['AccountKey', 'Account key'],
  ['ServicePrincipal', 'Service principal'],
]

const secretPlaces: Record<LeasedSecret['type'], string> = {
  SecureString: 'Entered here, for this test alone',
  NodeEnvironment: "In the node's environment",
  NodeStore: "In the node's own store",
  AzureKeyVaultSecret: 'In Azure Key Vault',
}

const servers = ['AzurePostgreSql', 'AzureMySql']
const databases = [...servers, 'SqlServerDatabase']
const accounts = ['AzureStorage', 'AdlsGen2']

/** The form that tests a connection. `storedNames`: the secrets that this node keeps. */
export function connectionPart(form: Visit['connectionForm'], storedNames: readonly string[]): Html {
  const inputs = new ConnectionInputs(form)
  const of = (kinds: readonly string[], content: Html) => shownWhen({ kind: kinds }, content)
  return html`<form method="post" action="/diagnostics/connection" autocomplete="off">
    <div class="fields">
      <div>${inputs.choice('kind', Object.entries(kindNames))}</div>
      ${of(servers, inputs.text('host', 'db.internal.example'))}${of(servers, inputs.text('port', '5432; of MySQL 3306'))}
      ${of(['SqlServerDatabase'], inputs.text('instance', 'sql.internal.example,1433'))}
      ${of(databases, inputs.text('database', 'sales'))}${of(servers, inputs.choice('tls', tlsModes, tlsUsual))}
      ${of(accounts, inputs.text('endpoint', 'https://account.blob.core.windows.net/'))}
      ${of(['FileSystem'], inputs.text('path', '/srv/data'))}${of(['Server'], inputs.text('server', 'sql.example:1433'))}
    </div>
    ${of([...databases, ...accounts], authenticationPart(inputs, storedNames))}
    ${of(
      ['FileSystem'],
      html`<p class="hint">
        A folder needs no credential. The node reads it as the user that it runs as, and only when it is one of
        <code>MOORING_NODE_ALLOWED_PATHS</code> where the node runs, or below one.
      </p>`,
    )}
    <p><button data-busy="Testing the connection.">Test</button></p>
  </form>`
}

function authenticationPart(inputs: ConnectionInputs, storedNames: readonly string[]): Html {
  const from = (place: LeasedSecret['type'], content: Html) => shownWhen({ from: [place] }, content)
  const ofPrincipal = (content: Html) => shownWhen({ kind: accounts, access: ['ServicePrincipal'] }, content)
  return html`<div class="fields">
    ${shownWhen({ kind: databases }, inputs.text('user', 'scanner'))}${shownWhen({ kind: accounts }, inputs.choice('access', accesses))}
    ${ofPrincipal(inputs.text('tenant', 'contoso.example'))} ${ofPrincipal(inputs.text('client', '00000000-0000-0000-0000-000000000000'))}
    <div>${inputs.choice('from', Object.entries(secretPlaces))}</div>
    ${from('SecureString', inputs.secret('secret'))}${from('NodeEnvironment', inputs.text('variable', 'SALES_PASSWORD'))}
    ${from('NodeStore', inputs.choice('stored', storedOptions(storedNames)))}
    ${from('AzureKeyVaultSecret', inputs.text('vault', 'https://vault.vault.azure.net/'))}
    ${from('AzureKeyVaultSecret', inputs.text('secretName', 'sales-password'))}
  </div>`
}

const storedOptions = (names: readonly string[]): Options =>
  names.length === 0 ? [['', 'None is kept: mooring-node secret set']] : names.map((name) => [name, name] as const)
