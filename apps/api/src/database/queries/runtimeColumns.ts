import { nameKey } from '@mooring/domain'
import type { Runtime } from '../generated/client.ts'

/** What people say of a runtime. */
type Said = Pick<Runtime, 'name' | 'description' | 'tags'>

/** Neither in a name nor in a tag; where it stands in a description, a space is searched instead. */
export const searchSeparator = '\n'

/** The columns of what people say of a runtime: all of them follow from all of it, so who changes it holds the lock on the runtime. */
export const runtimeColumns = ({ name, description, tags }: Said) => {
  const tagKeys = tags.map(nameKey)
  const parts = [nameKey(name), nameKey(description ?? '').replaceAll(searchSeparator, ' '), ...tagKeys]
  return { description, tags, tagKeys, searchText: parts.join(searchSeparator) }
}
