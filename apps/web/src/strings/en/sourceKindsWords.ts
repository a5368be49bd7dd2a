/** The kinds of data sources that nodes scan, by the names that people know. */
export const sourceKindsWords = {
  name: {
    AzurePostgreSql: 'PostgreSQL',
    AzureMySql: 'MySQL and MariaDB',
    SqlServerDatabase: 'SQL Server',
    AzureStorage: 'Azure Blob Storage',
    AdlsGen2: 'Azure Data Lake Storage Gen2',
    FileSystem: 'Folder or share',
  },
  text: {
    AzurePostgreSql: 'Tables and views of a server',
    AzureMySql: 'Tables and views of a server',
    SqlServerDatabase: 'Tables and views of a server or an instance',
    AzureStorage: 'Files in the containers of a storage account',
    AdlsGen2: 'Files in the file systems of a storage account',
    FileSystem: "Files below a folder of the node's machine",
  },
  /** The beginning of the name that is suggested. */
  prefix: {
    AzurePostgreSql: 'PostgreSQL',
    AzureMySql: 'MySQL',
    SqlServerDatabase: 'SqlServer',
    AzureStorage: 'BlobStorage',
    AdlsGen2: 'DataLake',
    FileSystem: 'Folder',
  },
  notScanned: (kind: string) => `No node scans sources of the kind ${kind}.`,
  notScannedText:
    'It was registered through the API, which keeps it as it is. It can be looked at and deleted here; scans of it, which the API keeps as well, fail as soon as they are run.',
  onlyThroughApi: 'Sources of this kind are changed through the API.',
}
