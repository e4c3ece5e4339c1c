import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { connect as dial, createServer } from 'node:net'
import { join } from 'node:path'

const candidates = [
  ...(process.env['PATH'] ?? '').split(':').map((folder) => join(folder, 'nats-server')),
  '/usr/sbin/nats-server',
  '/usr/local/bin/nats-server',
]

/** Where nats-server is on this machine; undefined when it is nowhere. */
export const natsServer: string | undefined = candidates.find(
  (path) => existsSync(path) && spawnSync(path, ['--version']).status === 0,
)

if (natsServer === undefined)
  console.warn('NOT TRIED: every spec of test/stores/nats*.spec.ts, because there is no nats-server on this machine')

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = dial(port, '127.0.0.1')
    socket.once('data', () => resolve(true)).once('error', () => resolve(false))
    socket.once('data', () => socket.destroy())
  })

const soon = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** One server, which can be killed and started again where it was. */
export interface Server {
  readonly name: string
  readonly address: string
  readonly monitoring: string
  readonly kill: () => Promise<void>
  readonly start: () => Promise<void>
}

interface Ports {
  readonly client: number
  readonly route: number
  readonly http: number
}

const configuration = (folder: string, name: string, ports: Ports, all: readonly Ports[]): string => {
  const routes = all.map(({ route }) => `nats://127.0.0.1:${route}`).join(', ')
  const cluster = `cluster { name: trial, listen: "127.0.0.1:${ports.route}", routes: [${routes}] }`
  return [
    `server_name: ${name}`,
    `listen: "127.0.0.1:${ports.client}"`,
    `http: "127.0.0.1:${ports.http}"`,
    'max_payload: 8MB',
    `jetstream { store_dir: "${join(folder, name)}" }`,
    ...(all.length > 1 ? [cluster] : []),
  ].join('\n')
}

const serverIn = (folder: string, name: string, ports: Ports, all: readonly Ports[]): Server => {
  const file = join(folder, `${name}.conf`)
  writeFileSync(file, configuration(folder, name, ports, all))
  let running: ChildProcess | undefined
  return {
    name,
    address: `nats://127.0.0.1:${ports.client}`,
    monitoring: `http://127.0.0.1:${ports.http}`,
    start: async () => {
      running = spawn(natsServer ?? 'nats-server', ['-c', file], { stdio: 'ignore' })
      for (let tries = 0; tries < 200 && !(await answers(ports.client)); tries++) await soon(50)
    },
    kill: async () => {
      const killed = running
      running = undefined
      if (killed === undefined || killed.exitCode !== null) return
      const gone = new Promise((resolve) => killed.once('exit', resolve))
      killed.kill('SIGKILL')
      await gone
    },
  }
}

/** Servers that know one another, running, with their files in a folder that goes away with `stop`. */
export const startServers = async (folder: string, count: number) => {
  mkdirSync(folder, { recursive: true })
  const all: Ports[] = []
  for (let n = 0; n < count; n++)
    all.push({ client: await freePort(), route: await freePort(), http: await freePort() })
  const servers = all.map((ports, index) => serverIn(folder, `node-${index + 1}`, ports, all))
  await Promise.all(servers.map(({ start }) => start()))
  const stop = async (): Promise<void> => {
    await Promise.all(servers.map(({ kill }) => kill()))
    rmSync(folder, { recursive: true, force: true })
  }
  return { servers, stop }
}
