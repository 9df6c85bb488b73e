/**
 * OAI-PMH: by which libraries keep a copy of what an archive holds, and bring it up to date.
 *
 * Records are articles and photographs in Dublin Core. A resumption token never expires, and outlives updates: what
 * an update changes is harvested again by its date. Deletions are told as long as the index is kept (`transient`). What
 * the keeper withholds was never there, so it is not told as deleted either.
 *
 * Source: the Open Archives Initiative Protocol for Metadata Harvesting, version 2.0.
 */

import { JiebaoError } from '../errors.js'
import { type Cited, dublinCore, readPairs } from '../http/http.js'
import type { ArticleAnswer, ArticleRecord, Engine, RecordsAsked } from '../model.js'
import { nextTurn } from '../turns.js'
import { xml } from './feed.js'

/** Records of one answer. */
const PAGE = 100
const PREFIX = 'oai_dc'
const DC = 'http://www.openarchives.org/OAI/2.0/oai_dc/'
const SCHEMA = 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd'
const NAMING = 'urn:jiebao:article:'

/** The arguments of each verb: those it needs, and those it may have. */
const VERBS = {
  Identify: [[], []],
  ListMetadataFormats: [[], ['identifier']],
  ListSets: [[], ['resumptionToken']],
  GetRecord: [['identifier', 'metadataPrefix'], []],
  ListIdentifiers: [['metadataPrefix'], ['from', 'until', 'set', 'resumptionToken']],
  ListRecords: [['metadataPrefix'], ['from', 'until', 'set', 'resumptionToken']],
} as const satisfies Record<string, readonly [readonly string[], readonly string[]]>
type Verb = keyof typeof VERBS

type OaiCode =
  | 'badArgument'
  | 'badResumptionToken'
  | 'badVerb'
  | 'cannotDisseminateFormat'
  | 'idDoesNotExist'
  | 'noRecordsMatch'
  | 'noSetHierarchy'

/** What the protocol tells as an error, in an answer of status 200. */
class OaiError extends Error {
  constructor(
    readonly code: OaiCode,
    message: string,
  ) {
    super(message)
  }
}

export type OaiSite = {
  engine: Engine
  root: string
  citedOf: (article: ArticleAnswer) => Cited
}

type Arguments = ReadonlyMap<string, string>

/** @param query as of an address, or the body of a form */
export async function oaiPmh(query: string, site: OaiSite): Promise<string> {
  const now = secondOf(new Date().toISOString())
  let attributes = ''
  let content: string
  try {
    const asked = readArguments(query)
    const { verb, args } = asked
    content = `<${verb}>\n${await WAYS[verb](args, site)}</${verb}>\n`
    attributes = attributesOf(asked)
  } catch (error) {
    if (!(error instanceof OaiError)) throw error
    content = `<error code="${error.code}">${xml(error.message)}</error>\n`
    // Arguments that cannot be read are not repeated.
    if (!['badVerb', 'badArgument'].includes(error.code)) attributes = attributesOf(readArguments(query))
  }
  return `<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd">
<responseDate>${now}</responseDate>
<request${attributes}>${xml(`${site.root}oai`)}</request>
${content}</OAI-PMH>
`
}

type OaiAsked = { verb: Verb; args: Arguments }

/** How arguments are spelt: others could not be repeated in a valid answer. */
const SPELT: Readonly<Record<string, RegExp>> = {
  metadataPrefix: /^[A-Za-z0-9\-_.!~*'()]+$/,
  set: /^[A-Za-z0-9\-_.!~*'()]+(?::[A-Za-z0-9\-_.!~*'()]+)*$/,
}

const attributesOf = ({ verb, args }: OaiAsked): string =>
  [['verb', verb], ...args].map(([name, value]) => ` ${name}="${xml(value!)}"`).join('')

function readArguments(query: string): OaiAsked {
  const pairs = pairsOf(query)
  const verbs = pairs.get('verb') ?? []
  const verb = verbs[0] as Verb
  if (verbs.length !== 1 || !Object.hasOwn(VERBS, verb))
    throw new OaiError('badVerb', `Send one verb of ${Object.keys(VERBS).join(', ')}`)
  const [needed, optional] = VERBS[verb] as readonly [readonly string[], readonly string[]]
  const args = new Map<string, string>()
  for (const [name, values] of pairs) {
    if (name === 'verb') continue
    if (![...needed, ...optional].includes(name))
      throw new OaiError('badArgument', `${verb} takes no ${name}`)
    if (values.length > 1) throw new OaiError('badArgument', `Send ${name} once`)
    if (SPELT[name]?.test(values[0]!) === false)
      throw new OaiError('badArgument', `${name} is written otherwise`)
    args.set(name, values[0]!)
  }
  if (args.has('resumptionToken')) {
    if (args.size > 1) throw new OaiError('badArgument', 'A resumptionToken stands alone')
    return { verb, args }
  }
  const missing = needed.find((name) => !args.has(name))
  if (missing) throw new OaiError('badArgument', `${verb} needs ${missing}`)
  return { verb, args }
}

function pairsOf(query: string): Map<string, string[]> {
  try {
    return readPairs(`?${query}`)
  } catch (error) {
    throw new OaiError('badArgument', (error as Error).message)
  }
}

const WAYS: Readonly<Record<Verb, (args: Arguments, site: OaiSite) => Promise<string>>> = {
  Identify: async (_args, { engine, root }) => {
    const { earliest } = await engine.records({ limit: 1 })
    return [
      element('repositoryName', '捷报'),
      element('baseURL', `${root}oai`),
      element('protocolVersion', '2.0'),
      element('adminEmail', `keeper@${domainOf(new URL(root).hostname)}`),
      element('earliestDatestamp', secondOf(earliest)),
      element('deletedRecord', 'transient'),
      element('granularity', 'YYYY-MM-DDThh:mm:ssZ'),
    ].join('')
  },
  ListMetadataFormats: async (args, site) => {
    if (args.has('identifier')) await recordNamed(args.get('identifier')!, site)
    return `<metadataFormat>${element('metadataPrefix', PREFIX)}${element('schema', SCHEMA)}${element('metadataNamespace', DC)}</metadataFormat>\n`
  },
  ListSets: async () => {
    throw new OaiError('noSetHierarchy', 'There are no sets')
  },
  GetRecord: async (args, site) => {
    needPrefix(args.get('metadataPrefix')!)
    const record = await recordNamed(args.get('identifier')!, site)
    return drawRecord(record, site)
  },
  ListIdentifiers: (args, site) => list(args, site, async (record) => headerOf(record)),
  ListRecords: (args, site) => list(args, site, (record) => drawRecord(record, site)),
}

/** Where a list goes on, in a resumption token. */
type Resumed = Pick<RecordsAsked, 'from' | 'until' | 'after'>

async function list(
  args: Arguments,
  { engine }: OaiSite,
  draw: (record: ArticleRecord) => Promise<string>,
): Promise<string> {
  const token = args.get('resumptionToken')
  const asked = token === undefined ? spanOf(args) : resumed(token)
  let answer: Awaited<ReturnType<Engine['records']>>
  try {
    answer = await engine.records({ ...asked, limit: PAGE })
  } catch (error) {
    if (token !== undefined && error instanceof JiebaoError && error.code === 'BAD_PARAMETER')
      throw new OaiError('badResumptionToken', 'No answer gave this token')
    throw error
  }
  const { records, next } = answer
  if (records.length === 0) throw new OaiError('noRecordsMatch', 'Nothing changed in this span')
  const drawn: string[] = []
  for (const record of records) {
    drawn.push(await draw(record))
    // Each reads an article here: other requests go between two.
    await nextTurn()
  }
  const rest =
    next === null ? null : Buffer.from(JSON.stringify({ ...asked, after: next })).toString('base64url')
  // The last of several answers has an empty token.
  const resumption = rest !== null || token !== undefined ? `${element('resumptionToken', rest ?? '')}` : ''
  return drawn.join('') + resumption
}

const DAY = /^\d{4}-\d\d-\d\d$/
const SECOND = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

function spanOf(args: Arguments): Resumed {
  needPrefix(args.get('metadataPrefix')!)
  if (args.has('set')) throw new OaiError('noSetHierarchy', 'There are no sets')
  const [from, until] = [args.get('from'), args.get('until')]
  for (const moment of [from, until]) {
    const isRead = moment === undefined || ((DAY.test(moment) || SECOND.test(moment)) && isMoment(moment))
    if (!isRead)
      throw new OaiError('badArgument', `Cannot read ${moment}: write YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ`)
  }
  if (from !== undefined && until !== undefined) {
    if (from.length !== until.length)
      throw new OaiError('badArgument', 'from and until differ in granularity')
    if (from > until) throw new OaiError('badArgument', 'from is after until')
  }
  // A moment ends with the last thousandth of its day or second.
  const last =
    until === undefined ? undefined : DAY.test(until) ? `${until}T23:59:59.999Z` : until.replace('Z', '.999Z')
  // Times have thousandths: a second begins with its first.
  return { from: from?.replace('Z', '.000Z'), until: last }
}

/** Whether a day or second exists. */
function isMoment(text: string): boolean {
  const date = new Date(text)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text.replace('Z', ''))
}

function resumed(token: string): Resumed {
  try {
    const { from, until, after } = JSON.parse(Buffer.from(token, 'base64url').toString()) as Record<
      string,
      unknown
    >
    const isText = (value: unknown) => value === undefined || typeof value === 'string'
    if (typeof after === 'string' && isText(from) && isText(until)) return { from, until, after } as Resumed
  } catch {
    // As any other text that no answer gave.
  }
  throw new OaiError('badResumptionToken', 'No answer gave this token')
}

function needPrefix(prefix: string): void {
  if (prefix !== PREFIX) throw new OaiError('cannotDisseminateFormat', `Ask for ${PREFIX}`)
}

/** @throws {OaiError} idDoesNotExist */
async function recordNamed(identifier: string, { engine }: OaiSite): Promise<ArticleRecord> {
  const id = identifier.startsWith(NAMING) ? decoded(identifier.slice(NAMING.length)) : undefined
  const record = id === undefined ? undefined : (await engine.records({ id, limit: 1 })).records[0]
  if (!record) throw new OaiError('idDoesNotExist', 'There is no such record')
  return record
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** Undefined where there is none, or none any more. */
async function liveArticle(id: string, { engine }: OaiSite): Promise<ArticleAnswer | undefined> {
  try {
    return await engine.article(id)
  } catch (error) {
    if (error instanceof JiebaoError && error.code === 'GONE') return undefined
    throw error
  }
}

/** The protocol wants a dot in an address of mail. */
const domainOf = (host: string) => (host.includes('.') ? host : `${host}.invalid`)
const secondOf = (moment: string) => `${moment.slice(0, 19)}Z`
const element = (name: string, value: string) => `<${name}>${xml(value)}</${name}>\n`

function headerOf({ id, at, isRemoved }: ArticleRecord): string {
  const identifier = `${NAMING}${encodeURIComponent(id)}`
  return `<header${isRemoved ? ' status="deleted"' : ''}>${element('identifier', identifier)}${element('datestamp', secondOf(at))}</header>\n`
}

async function drawRecord(record: ArticleRecord, site: OaiSite): Promise<string> {
  const article = record.isRemoved ? undefined : await liveArticle(record.id, site)
  const { citedOf } = site
  const elements = article
    ? dublinCore(citedOf(article)).map(([name, value]) => element(`dc:${name}`, value))
    : []
  const metadata = article
    ? `<metadata><oai_dc:dc xmlns:oai_dc="${DC}" xmlns:dc="http://purl.org/dc/elements/1.1/" xsi:schemaLocation="${DC} ${SCHEMA}">\n${elements.join('')}</oai_dc:dc></metadata>\n`
    : ''
  // It may have gone since the list was made.
  return `<record>${headerOf({ ...record, isRemoved: article === undefined })}${metadata}</record>\n`
}
