/** What the list of the integration runtimes says when it has no rows. */
export const emptyRuntimesWords = {
  noMatch: { title: 'No runtime matches', text: 'Try fewer letters, or remove a filter.' },
  empty: {
    title: 'No integration runtimes yet',
    new: 'New integration runtime',
    text: 'An integration runtime runs scans inside a private network. Create one here, install its node on a machine that can reach your data sources, and register the node with an authentication key. The node only makes outbound connections: no inbound port has to be open.',
  },
}
