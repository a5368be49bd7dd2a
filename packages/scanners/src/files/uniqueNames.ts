/** The same names, each later one of a kind with a number: columns are told apart by their names. */
export function uniqueNames(names: string[]): string[] {
  const taken = new Set<string>()
  const following = new Map<string, number>()
  return names.map((name) => {
    let unique = name
    for (let number = following.get(name) ?? 2; taken.has(unique); number++) {
      unique = `${name.slice(0, 500)}_${number}`
      following.set(name, number + 1)
    }
    taken.add(unique)
    return unique
  })
}
