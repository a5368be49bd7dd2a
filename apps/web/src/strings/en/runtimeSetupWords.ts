/** The setup of a new integration runtime. */
export const runtimeSetupWords = {
  title: 'Integration runtime setup',
  kindLead:
    'Integration Runtime is the native compute used to execute scans. Choose the network environment of the integration runtime which will connect to the data source and run scans.',
  environment: 'Network environment',
  selfHosted: 'Self-Hosted',
  selfHostedText: 'Use this for running scans in an on-premises / private network',
  nameLead:
    'Private network support for scanning is realized by installing the integration runtime to machines in the same on-premises network/VNET as the resource the integration runtime is connecting to. Follow below steps to register and install integration runtime on your self-hosted machines.',
  name: 'Name',
  description: 'Description',
  type: 'Type',
  taken: 'An integration runtime of this name exists already. Choose another name.',
  created: (name: string) => `Integration runtime ${name} created`,
  notCreated: 'The integration runtime was not created',
}
