import type { Act } from './systemTrace.ts'

type Change = Extract<Act, { kind: 'write' | 'truncate' }>

/** A file as the disk has it for certain, and what has been done to it since it was last synced. */
interface File {
  synced: Buffer
  since: Change[]
}

/** What becomes of a change that was not synced when the power failed. */
export type Fate = 'whole' | 'gone' | 'torn'

const sector = 512

const applied = (before: Buffer, change: Change, keeps: (sector: number) => boolean): Buffer => {
  if (change.kind === 'truncate') {
    const size = Buffer.alloc(change.size)
    before.copy(size)
    return size
  }
  const { at, bytes } = change
  const end = Math.max(before.length, at + bytes.length)
  const after = Buffer.alloc(end)
  before.copy(after)
  for (let from = 0; from < bytes.length; ) {
    const until = Math.min(bytes.length, from + sector - ((at + from) % sector))
    if (keeps(at + from)) bytes.copy(after, at + from, from, until)
    from = until
  }
  return after
}

const everything = (): boolean => true

/**
 * A disk that keeps what was synced. What was not synced may be there, wholly, in part or not at all, in any order; a name
 * that was given or taken away is certain once its folder was synced.
 */
export class Disk {
  private readonly names = new Map<string, File>()
  private certain: ReadonlyMap<string, File> = new Map()
  private unsure: { readonly name: string; readonly file: File | undefined }[] = []

  act(act: Act): void {
    if (act.kind === 'acknowledge') return
    if (act.kind === 'syncFolder') {
      this.certain = new Map(this.names)
      this.unsure = []
      return
    }
    const { name } = act
    const known = this.names.get(name)
    if (act.kind === 'create') {
      if (known === undefined) this.name(name, { synced: Buffer.alloc(0), since: [] })
    } else if (known === undefined) throw new Error(`${name} was never created`)
    else if (act.kind === 'unlink') this.name(name, undefined)
    else if (act.kind === 'sync') {
      known.synced = known.since.reduce((bytes, change) => applied(bytes, change, everything), known.synced)
      known.since = []
    } else known.since.push(act)
  }

  /** What is found when the power comes back. */
  afterCrash(fate: () => Fate, keepsSector: () => boolean): ReadonlyMap<string, Buffer> {
    const names = new Map(this.certain)
    for (const { name, file } of this.unsure) {
      if (fate() === 'gone') continue
      if (file === undefined) names.delete(name)
      else names.set(name, file)
    }
    return new Map([...names].map(([name, file]) => [name, this.contents(file, fate, keepsSector)]))
  }

  private contents(file: File, fate: () => Fate, keepsSector: () => boolean): Buffer {
    return file.since.reduce((bytes, change) => {
      const of = fate()
      if (of === 'gone') return bytes
      return applied(bytes, change, of === 'whole' || change.kind === 'truncate' ? everything : keepsSector)
    }, file.synced)
  }

  private name(name: string, file: File | undefined): void {
    if (file === undefined) this.names.delete(name)
    else this.names.set(name, file)
    this.unsure.push({ name, file })
  }
}
