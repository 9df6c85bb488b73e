/**
 * A proxy before a real node, which changes or withholds some of its answers, and speaks TLS where it is asked to.
 */
import { createServer, type IncomingMessage, type RequestListener, request, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'

export type Answer = { status: number; body: string }
/** Changes an answer of the node, or gives one without asking it where `answer` is undefined. A promise withholds it. */
export type Meddle = (path: string, answer: Answer | undefined) => Answer | undefined | Promise<undefined>

export class NodeProxy {
  meddle: Meddle = () => undefined
  readonly #server: Server

  /** @param pfx a key with its certificate, and their password; undefined: without TLS */
  constructor(
    readonly node: string,
    readonly identity?: { pfx: Buffer; passphrase: string },
  ) {
    const answer: RequestListener = (asked, response) => {
      const chunks: Buffer[] = []
      asked.on('data', (chunk) => chunks.push(chunk))
      asked.on('end', async () => {
        const path = asked.url!
        const real = (await this.meddle(path, undefined)) ?? (await this.#ask(asked, Buffer.concat(chunks)))
        const told = (await this.meddle(path, real)) ?? real
        response.writeHead(told.status, { 'content-type': 'application/json' })
        response.end(asked.method === 'HEAD' ? undefined : told.body)
      })
    }
    this.#server = identity ? createTlsServer(identity, answer) : createServer(answer)
  }

  /** @param at of the address to listen at; default: any free one. @returns its address */
  async start(at?: number): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(at ?? 0, '127.0.0.1', done))
    const { port } = this.#server.address() as AddressInfo
    return `${this.identity ? 'https' : 'http'}://127.0.0.1:${port}`
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((done) => this.#server.close(done))
  }

  #ask({ method, url, headers }: IncomingMessage, body: Buffer): Promise<Answer> {
    return new Promise((done, fail) => {
      const { 'content-type': type = 'application/json' } = headers
      const asking = request(
        `${this.node}${url}`,
        { method, headers: { 'content-type': type, 'content-length': body.length } },
        (response) => {
          let text = ''
          response.setEncoding('utf8').on('data', (chunk) => {
            text += chunk
          })
          response.on('end', () => done({ status: response.statusCode!, body: text }))
        },
      )
      asking.once('error', fail)
      asking.end(body)
    })
  }
}
