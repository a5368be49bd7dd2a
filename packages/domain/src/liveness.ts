/** How often a node says that it lives, unless the console asks for another interval. */
export const heartbeatIntervalSeconds = 10

/** A node is offline when its last heartbeat is older than three intervals. */
export const offlineAfterMs = 3 * heartbeatIntervalSeconds * 1000

/** A node shows for so long that a copy of it spoke: who looks after it must see that even if the copy comes and goes. */
export const quarantineMs = 10 * 60_000

/** A run is leased again when its node has been silent for so long. */
export const leaseSeconds = 30

/** A run that lost its node this often is failed with `NodeLost` instead of being leased again. */
export const leaseAttemptsMax = 3

/** Nodes a runtime may have unless its administrator changes it: the number of the original. */
export const nodesMaxDefault = 4
