/** Why a file, or one sampled part of it, could not be read. The message continues "It could not be read: ". */
export class FileNotReadable extends Error {
  override name = 'FileNotReadable'
}
