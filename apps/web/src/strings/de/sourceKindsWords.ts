import type { sourceKindsWords as english } from '../en/sourceKindsWords.ts'
import type { Translation } from '../Translation.ts'

export const sourceKindsWords: Translation<typeof english> = {
  name: {
    AzurePostgreSql: 'PostgreSQL',
    AzureMySql: 'MySQL und MariaDB',
    SqlServerDatabase: 'SQL Server',
    AzureStorage: 'Azure Blob Storage',
    AdlsGen2: 'Azure Data Lake Storage Gen2',
    FileSystem: 'Ordner oder Freigabe',
  },
  text: {
    AzurePostgreSql: 'Tabellen und Sichten eines Servers',
    AzureMySql: 'Tabellen und Sichten eines Servers',
    SqlServerDatabase: 'Tabellen und Sichten eines Servers oder einer Instanz',
    AzureStorage: 'Dateien in den Containern eines Speicherkontos',
    AdlsGen2: 'Dateien in den Dateisystemen eines Speicherkontos',
    FileSystem: 'Dateien unter einem Ordner auf dem Computer des Knotens',
  },
  prefix: {
    AzurePostgreSql: 'PostgreSQL',
    AzureMySql: 'MySQL',
    SqlServerDatabase: 'SqlServer',
    AzureStorage: 'BlobStorage',
    AdlsGen2: 'DataLake',
    FileSystem: 'Ordner',
  },
  notScanned: (kind) => `Kein Knoten überprüft Datenquellen der Art ${kind}.`,
  notScannedText:
    'Sie wurde über die API registriert, die sie unverändert aufbewahrt. Sie kann hier angesehen und gelöscht werden; Überprüfungen davon, die ebenfalls die API aufbewahrt, schlagen sofort fehl.',
  onlyThroughApi: 'Datenquellen dieser Art werden über die API geändert.',
}
