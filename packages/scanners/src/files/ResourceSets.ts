import type { FoundFile } from './FoundFile.ts'
import { resourceSetPattern } from './resourceSetPattern.ts'

/** Files of one shape: counted, not kept. */
export interface ResourceSet {
  pattern: string[]
  count: number
  sizeBytes: number
  newest: FoundFile
  first: FoundFile
}

/** Patterns that are counted at a time: only a source whose file names are all different, yet all with numbers, has more. */
const setsMax = 20_000

/** A folder that is not over, and the patterns that vary below it. */
interface OpenFolder {
  path: readonly string[]
  sets: Map<string, ResourceSet>
}

/**
 * Gathers the files of a source to sets. Files come folder by folder, what is in a folder in one go, as a walk and a sorted list both
 * bring them: a set is complete when a file comes from outside of the folder in which its pattern begins to vary. So only the
 * patterns of the folders on the way to the current file are in memory, whatever the number of files.
 */
export class ResourceSets {
  readonly #folders: OpenFolder[] = []
  #count = 0

  /** Takes a file; returns what is complete by it. A file whose name has no varying part is a set of its own at once. */
  add(file: FoundFile): ResourceSet[] {
    const complete = this.#leaveFoldersWithout(file)
    const pattern = resourceSetPattern(file.path)
    const varies = pattern.findIndex((part, index) => part !== file.path[index])
    if (varies < 0) return [...complete, aSetOf(file, pattern)]
    const { sets } = this.#folderAt(file.path.slice(0, varies))
    const key = pattern.join('/')
    const set = sets.get(key)
    if (set === undefined) {
      if (this.#count >= setsMax) return [...complete, aSetOf(file, [...file.path])]
      this.#count += 1
      sets.set(key, aSetOf(file, pattern))
    } else addTo(set, file)
    return complete
  }

  /** What is left, when there are no more files. */
  finish(): ResourceSet[] {
    return this.#folders.splice(0).flatMap(({ sets }) => [...sets.values()])
  }

  #leaveFoldersWithout({ path }: FoundFile): ResourceSet[] {
    const over = this.#folders.findIndex(
      (folder) => folder.path.length >= path.length || folder.path.some((part, index) => part !== path[index]),
    )
    const complete = over < 0 ? [] : this.#folders.splice(over).flatMap(({ sets }) => [...sets.values()])
    this.#count -= complete.length
    return complete
  }

  /** The open folders lead one into another: this one has its place by its depth. */
  #folderAt(path: readonly string[]): OpenFolder {
    const at = this.#folders.findIndex((folder) => folder.path.length >= path.length)
    const found = this.#folders[at]
    if (found?.path.length === path.length) return found
    const folder: OpenFolder = { path, sets: new Map() }
    this.#folders.splice(at < 0 ? this.#folders.length : at, 0, folder)
    return folder
  }
}

const aSetOf = (file: FoundFile, pattern: string[]): ResourceSet => ({ pattern, count: 1, sizeBytes: file.size, newest: file, first: file })

/** The set is changed in place: there is one object for a million files. */
function addTo(set: ResourceSet, file: FoundFile): void {
  const counted = { count: set.count + 1, sizeBytes: set.sizeBytes + file.size, newest: isNewer(file, set.newest) ? file : set.newest }
  Object.assign(set, counted)
}

const isNewer = (file: FoundFile, than: FoundFile): boolean => (file.modifiedAt?.getTime() ?? 0) >= (than.modifiedAt?.getTime() ?? 0)
