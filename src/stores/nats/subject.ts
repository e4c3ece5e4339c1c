const plain = /[A-Za-z0-9_-]/

const hex = (byte: number): string => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`

const encoder = new TextEncoder()

/**
 * The subject of a stream: the name of the record, a dot, and the name of the stream. Letters without marks, digits, `-`
 * and `_` stand as they are, every other byte of UTF-8 as `=` and two digits, so that two streams never share a subject.
 */
export const subjectOf = (record: string, stream: string): string => {
  const token = [...encoder.encode(stream)].map((byte) => {
    const letter = String.fromCharCode(byte)
    return plain.test(letter) ? letter : hex(byte)
  })
  return `${record}.${token.join('')}`
}

/** The subject that stands for every stream of a record. */
export const everySubject = (record: string): string => `${record}.*`

/** Whether a record may have this name: it becomes the name of a JetStream stream, and of a folder on the servers. */
export const isRecordName = (record: string): boolean => /^[A-Za-z0-9_-]{1,64}$/.test(record)
