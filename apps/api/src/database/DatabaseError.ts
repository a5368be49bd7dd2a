/** What keeps the database from being opened, as one sentence for the administrator. It never holds a password or the text of a statement. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
}
