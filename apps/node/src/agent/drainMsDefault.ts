/** What scans may take to finish after the node was asked to stop, unless said otherwise; containers are killed after ten seconds. */
export const drainMsDefault = 7000
