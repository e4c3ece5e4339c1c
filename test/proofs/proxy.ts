import { connect, createServer, type Socket } from 'node:net'

/** What becomes of a message that would store something, on its way to the server. */
export type Fate = 'passes' | 'is slow' | 'is cut before' | 'is cut after'

/** Where in what was sent the message begins that would store something; -1 when there is none. */
export type Decisive = (sent: Buffer) => number

/** A way to a server on which connections break. */
export interface Proxy {
  readonly port: number
  /** How many connections were cut, by where. */
  readonly cuts: { before: number; after: number; anywhere: number }
  /** Cuts a connection by chance, wherever it stands. */
  readonly cutAny: () => void
  readonly close: () => Promise<void>
}

/** Stands between a client and a server, and decides what becomes of each message that would store something. */
export const proxyTo = (to: number, decisiveAt: Decisive, fate: () => Fate): Promise<Proxy> => {
  const pairs = new Set<readonly [Socket, Socket]>()
  const cuts = { before: 0, after: 0, anywhere: 0 }

  const serve = (client: Socket): void => {
    const server = connect(to, '127.0.0.1')
    const pair = [client, server] as const
    let isMuted = false
    // What was passed on is still read by the server after it was told that nothing more comes.
    const cut = (): void => {
      pairs.delete(pair)
      client.destroy()
      server.end()
    }
    const pass = (sent: Buffer): void => {
      const at = decisiveAt(sent)
      const what = at < 0 ? 'passes' : fate()
      if (what === 'is cut before') {
        cuts.before++
        server.write(sent.subarray(0, at))
        cut()
      } else if (what === 'is cut after') {
        cuts.after++
        isMuted = true
        server.write(sent)
        setTimeout(cut, Math.random() * 3)
      } else if (what === 'is slow') {
        server.write(sent.subarray(0, at))
        client.pause()
        setTimeout(() => {
          if (!server.writableEnded) server.write(sent.subarray(at))
          client.resume()
        }, Math.random() * 20)
      } else server.write(sent)
    }
    pairs.add(pair)
    client.on('data', pass)
    server.on('data', (answer) => {
      if (!isMuted) client.write(answer)
    })
    for (const socket of pair) socket.on('error', cut).on('close', cut)
  }

  const listener = createServer({ noDelay: true }, serve)
  const cutAny = (): void => {
    const open = [...pairs]
    const [client, server] = open[Math.floor(Math.random() * open.length)] ?? []
    if (client === undefined) return
    cuts.anywhere++
    client.destroy()
    server?.destroy()
  }
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      listener.close(() => resolve())
      for (const [client, server] of pairs) {
        client.destroy()
        server.destroy()
      }
    })
  return new Promise((resolve) => {
    listener.listen(0, '127.0.0.1', () => {
      const address = listener.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      resolve({ port, cuts, cutAny, close })
    })
  })
}
