/** The product's sockets on a real port over a test sitting, and candidates that speak to them. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pino from 'pino'
import { io, type Socket } from 'socket.io-client'
import { attachLive } from '#app/live/attach-live.server.ts'
import { createFetchPaper } from '#app/exam-client/fetch-paper.ts'
import { openPaper } from '#app/sealed-paper/open-paper.ts'
import type { LiveServices } from '#app/live/live-services.ts'
import type {
  AttachedState, AttachReply, ExamClientEvents, ExamServerEvents, SaveReply, SaveResult,
} from '#app/live/protocol.ts'
import type { RedisLink } from '#app/live/redis-link.server.ts'
import { readSession } from '#app/http/sessions.server.ts'
import { openContentKeys } from '#app/keys/content-keys.server.ts'
import { paperHeaders, readOwnPaper } from '#app/sealed-paper/own-paper.server.ts'
import { createSealedPapers, type SealedPapers } from '#app/sealed-paper/sealed-papers.server.ts'
import { startNodeClock } from '#app/server/node-clock.server.ts'
import { openDatabase, type Database } from '#db/client.ts'
import type { SaveOperation } from '#exam-engine/sitting/save-operation.ts'
import {
  fillSitting, type SittingDatabase, type TestAttempt, type TestItem,
} from '#tests/db/sitting/sitting-database.ts'
import { createTestDatabase } from '#tests/setup/test-database.ts'

export interface LiveNode {
  port: number
  services: LiveServices
  stop(): Promise<void>
}

export interface LiveSitting extends SittingDatabase {
  ownerUrl: string
  node: LiveNode
  keysRoot: string
  /** Another server process's worth of sockets on the same database, heard by others over `link` if given. */
  addNode(link?: RedisLink): Promise<LiveNode>
}

/** A sitting with its server; `close` takes all of it down. */
export async function startLiveSitting(options: { attempts?: number; items?: number } = {}): Promise<LiveSitting> {
  const created = await createTestDatabase()
  const sitting = await fillSitting(created, options)
  const nodes: LiveNode[] = []
  const keysRoot = mkdtempSync(path.join(tmpdir(), 'efiser-keys-'))
  const addNode = async (link?: RedisLink) => {
    const node = await startNode(created.appUrl, keysRoot, link)
    nodes.push(node)
    return node
  }
  return {
    ...sitting, ownerUrl: created.ownerUrl, addNode, keysRoot, node: await addNode(),
    async close() {
      for (const node of nodes) await node.stop()
      await sitting.close()
      await created.drop()
      rmSync(keysRoot, { recursive: true, force: true })
    },
  }
}

/** The sealed papers of a node; several nodes share the keys. */
export async function openTestPapers(database: Database, keysRoot: string): Promise<SealedPapers> {
  const keys = await openContentKeys({ keysRoot, masterKeyFile: path.join(keysRoot, 'master.key') })
  return createSealedPapers({ database, log: pino({ level: 'silent' }), keys })
}

/** As app/routes/examen.papel.$formId, without the pages. */
export function servePapers(parts: Pick<LiveServices, 'database' | 'papers'>): RequestListener {
  return (request, response) => {
    void (async () => {
      const actor = await readSession(parts.database, request.headers.cookie)
      const formId = /^\/examen\/papel\/([0-9a-f-]{36})$/.exec(request.url ?? '')?.[1]
      const paper = actor === null || formId === undefined ? null : await readOwnPaper(parts, actor, formId)
      if (paper?.ok === true) response.writeHead(200, paperHeaders(paper.value)).end(paper.value.bytes)
      else response.writeHead(404).end()
    })().catch(() => { response.writeHead(503).end() })
  }
}

async function startNode(appUrl: string, keysRoot: string, link: RedisLink | null = null): Promise<LiveNode> {
  const database = openDatabase({ url: appUrl, max: 8, name: 'test node' })
  const clock = await startNodeClock(database)
  const log = pino({ level: 'silent' })
  const parts = { database, clock, log, papers: await openTestPapers(database, keysRoot) }
  const http = createServer(servePapers(parts))
  const live = attachLive(http, parts, link)
  await new Promise<void>((resolve) => { http.listen(0, '127.0.0.1', resolve) })
  return {
    port: (http.address() as AddressInfo).port,
    services: { ...parts, live },
    async stop() {
      await live.drain()
      http.close()
      clock.stop()
      await database.close()
    },
  }
}

export type TestSocket = Socket<ExamServerEvents, ExamClientEvents>

/** Connects to a namespace; rejects with the handshake's refusal as its message. */
export async function connect(
  node: LiveNode, namespace: string, cookie: string | null, headers: Record<string, string> = {},
): Promise<Socket> {
  const socket = io(`http://127.0.0.1:${String(node.port)}${namespace}`, {
    transports: ['websocket'], reconnection: false, forceNew: true,
    extraHeaders: { ...headers, ...(cookie === null ? {} : { cookie }) },
  })
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', resolve)
    socket.on('connect_error', reject)
  })
  return socket
}

/** The paper of an opened attempt as its page shows it: fetched sealed, opened with what `attach` told. */
export async function openPaperOf({ port }: LiveNode, { cookie }: TestAttempt, { opening }: AttachedState) {
  if (opening === null) throw new Error('the exam is not open')
  const origin = `http://127.0.0.1:${String(port)}`
  const sealed = await createFetchPaper({ origin, headers: { cookie } })(opening.formId)
  return openPaper(sealed, opening)
}

export interface TestTab {
  socket: TestSocket
  state: AttachedState
  /** Saves under the lease that this tab was granted. */
  save(...ops: SaveOperation[]): Promise<SaveResult[]>
}

/** A candidate's tab, connected and attached. */
export async function openTab(node: LiveNode, attempt: TestAttempt, tabId: string = randomUUID()): Promise<TestTab> {
  const socket = await connect(node, '/examen', attempt.cookie) as TestSocket
  const state: AttachReply = await socket.emitWithAck('attach', {
    tabId, deviceId: attempt.id, takeOver: true,
  })
  if (!state.ok) throw new Error(state.refusal)
  return {
    socket, state,
    async save(...ops) {
      const request = { epoch: state.epoch, ops }
      const reply: SaveReply | { ok: false; refusal: string } = await socket.emitWithAck('save', request)
      if (!reply.ok) throw new Error(reply.refusal)
      return reply.results
    },
  }
}

/** A valid operation: the first option of `item`, unless told otherwise. */
export function operation(item: TestItem, change: Partial<SaveOperation> = {}): SaveOperation {
  const [optionId = null] = item.optionIds
  const whole = { opId: randomUUID(), itemId: item.id, revision: 1, optionId, flagged: false, struck: [], clientAt: 0 }
  return { ...whole, ...change }
}

/** The n-th of a list that the test knows to be long enough. */
export function nth<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new Error(`there is no element ${String(index)}`)
  return found
}
