import { parseChange } from '@mooring/contract'
import type pg from 'pg'
import type { ChangeFeed } from './ChangeFeed.ts'
import { changesChannel, queueChannel } from './channels.ts'

const retryMs = 500

interface Listening {
  connect: () => Promise<pg.Client>
  feed: ChangeFeed
  onError: (error: unknown) => void
}

/**
 * Keeps one connection that LISTENs and hands what it hears to the feed. When the connection breaks it is made again, for as
 * long as the process lives; whoever waits is told that something may have been missed. Returns the function that ends it.
 */
export async function listen({ connect, feed, onError }: Listening): Promise<() => Promise<void>> {
  let ended = false
  let client: pg.Client | undefined
  let retry: NodeJS.Timeout | undefined

  const open = async () => {
    const opened = await connect()
    // Ended while it connected: nobody else knows of this connection.
    if (ended) return opened.end()
    opened.on('notification', ({ channel, payload }) => hear(feed, channel, payload ?? ''))
    opened.on('error', onError)
    opened.on('end', again)
    client = opened
    await opened.query(`LISTEN ${changesChannel}`)
    await opened.query(`LISTEN ${queueChannel}`)
    feed.missed()
  }
  const again = () => {
    if (ended) return
    clearTimeout(retry)
    retry = setTimeout(() => {
      open().catch((error: unknown) => {
        onError(error)
        again()
      })
    }, retryMs)
  }

  await open()
  return async () => {
    ended = true
    clearTimeout(retry)
    await client?.end()
  }
}

function hear(feed: ChangeFeed, channel: string, payload: string): void {
  if (channel === queueChannel) return feed.queue(payload)
  const change = parseChange(payload)
  if (change !== null) feed.change(change)
}
