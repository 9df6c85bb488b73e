/**
 * The raw query string, read strictly.
 *
 * Node's own parser forgives: broken percent-encoding becomes U+FFFD, a repeated
 * name an array. Here both are refused. The schemas of criteria.ts read the values.
 */
import type { Request } from 'express'
import { z } from 'zod'
import { addTo } from '../arrays.js'
import { checkTyped, JiebaoError, type Thing } from '../errors.js'

/** Most pairs of name and value in one query string, far more than a reader's filters need. */
const MOST_PAIRS = 200

/**
 * Decodes one piece of a URL.
 *
 * @param where  name of the piece in the refusal
 * @throws {JiebaoError} BAD_ENCODING if it is not UTF-8
 */
export function decodePiece(raw: string, where: string): string {
  try {
    return decodeURIComponent(raw)
  } catch (cause) {
    throw new JiebaoError('encoding-broken', raw, { place: where }, { cause })
  }
}

/** @returns name to values, in the order sent, from a URL with or without `?` */
export function readPairs(url: string): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const start = url.indexOf('?')
  if (start < 0) return found
  const pieces = url.slice(start + 1).split('&', MOST_PAIRS + 1)
  if (pieces.length > MOST_PAIRS) {
    throw new JiebaoError('parameters-too-many', '', { most: MOST_PAIRS })
  }
  for (const piece of pieces) {
    if (piece === '') continue
    const spaced = piece.replaceAll('+', ' ')
    const equals = spaced.indexOf('=')
    const name = decodePiece(equals < 0 ? spaced : spaced.slice(0, equals), 'the name of a parameter')
    const value = equals < 0 ? '' : decodePiece(spaced.slice(equals + 1), `the parameter ${name}`)
    addTo(found, name, value)
  }
  return found
}

/**
 * Reads a URL's parameters with a schema: each name known, each scalar once.
 *
 * @param url     as `req.originalUrl` holds it
 * @param schema  a strict object; its array members are the repeatable ones
 * @throws {JiebaoError} BAD_PARAMETER or BAD_ENCODING, naming the parameter; for `q`, QUERY_TOO_LONG
 */
export function readParams<T extends z.ZodObject>(url: string, schema: T): z.output<T> {
  const raw: Record<string, string | string[]> = {}
  for (const [name, values] of readPairs(url)) {
    if (!Object.hasOwn(schema.shape, name)) throw unknownParameter(name, schema)
    if (isRepeatable(schema, name)) raw[name] = values
    else if (values.length === 1) raw[name] = values[0]!
    else throw new JiebaoError('parameter-repeated', name, { times: values.length })
  }
  if (typeof raw.q === 'string') checkTyped(raw.q)
  return readObject(raw, schema)
}

/** Reads parsed JSON or parameters with a schema. @throws {JiebaoError} BAD_PARAMETER */
export function readObject<T extends z.ZodType>(value: unknown, schema: T): z.output<T> {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  const issue = read.error.issues[0]!
  const place = issue.path.join('.')
  const bad = z.core.util.getParsedType(value) === 'object' ? valueAt(value, issue.path) : ''
  const name = String(issue.path[0] ?? '')
  throw new JiebaoError('parameter-unreadable', bad === '' ? place : `${place}=${bad}`, {
    name,
    rule: issue.message,
  })
}

/** The id in a path. @throws {JiebaoError} BAD_ENCODING or QUERY_TOO_LONG */
export function idOf(request: Request): string {
  const id = String(request.params.id)
  checkTyped(id)
  return id
}

/** @throws {JiebaoError} NOT_FOUND */
export function found<T>(thing: T | undefined, what: Thing, id: string): T {
  if (thing !== undefined) return thing
  throw new JiebaoError('thing-unknown', id, { what })
}

function unknownParameter(name: string, schema: z.ZodObject): JiebaoError {
  const known = Object.keys(schema.shape).join(', ') || 'none'
  return new JiebaoError('parameter-unknown', name, { known })
}

function isRepeatable(schema: z.ZodObject, name: string): boolean {
  let member = schema.shape[name] as z.ZodType
  while (member instanceof z.ZodOptional || member instanceof z.ZodDefault)
    member = member.unwrap() as z.ZodType
  return member instanceof z.ZodArray
}

function valueAt(value: unknown, path: readonly PropertyKey[]): string {
  let at: unknown = value
  for (const key of path)
    at = typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined
  return typeof at === 'string' || typeof at === 'number' || typeof at === 'boolean' ? String(at) : ''
}
