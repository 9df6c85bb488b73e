/**
 * The bodies of requests, read up to a limit.
 *
 * Express's parsers wait for a body's end before they refuse it, and one that was announced may never come. So the
 * length that is announced, and the bytes that come, are looked at here first. RFC 9110, 10.1.1: who expects
 * `100-continue` is told to go on only where the body will be read.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import express, { type RequestHandler } from 'express'
import { JiebaoError } from '../errors.js'

const KIB = 1024
const MIB = 1024 * KIB

/** Requests whose bodies are sent once they are told to go on. */
const waiting = new WeakSet<IncomingMessage>()

/** Keeps a request's body back until somebody reads it. Where nobody does, the connection ends: what comes next on it is unsure. */
export function keepBack(request: IncomingMessage, response: ServerResponse): void {
  waiting.add(request)
  response.setHeader('Connection', 'close')
}

function goOn(request: IncomingMessage, response: ServerResponse): void {
  if (!waiting.delete(request)) return
  response.removeHeader('Connection')
  response.writeContinue()
}

/** Has a parser read a body, and refuses a longer one at once, however much of it is still to come. */
function atMost(limit: number, parse: RequestHandler): RequestHandler {
  return (request, response, next) => {
    const tooLarge = () => new JiebaoError('body-too-large', '', { most: sizeText(limit) })
    if (Number(request.headers['content-length']) > limit) return next(tooLarge())
    goOn(request, response)
    let isDone = false
    const done = (error?: unknown) => {
      if (isDone) return
      isDone = true
      request.off('data', count)
      next(error)
    }
    let bytes = 0
    const count = (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > limit) done(tooLarge())
    }
    request.on('data', count)
    return parse(request, response, done)
  }
}

/** @param bytes a limit of a body */
export const sizeText = (bytes: number): string => (bytes >= MIB ? `${bytes / MIB} MB` : `${bytes / KIB} KiB`)

/** A form wraps a file in boundaries, which would be read as a part of it. @throws {JiebaoError} BAD_PARAMETER */
const isNoForm = (request: IncomingMessage): boolean => {
  if (/^\s*multipart\//i.test(request.headers['content-type'] ?? ''))
    throw new JiebaoError('body-form', '', {})
  return true
}

/** Reads a body as bytes, whatever its Content-Type but a form's: by default at most as much as a source may hold. */
export const readBytes = (limit = 16 * MIB): RequestHandler =>
  atMost(limit, express.raw({ limit, type: isNoForm }))

/** Reads a form's body as bytes. */
export const readForm = (limit: number): RequestHandler =>
  atMost(limit, express.raw({ limit, type: () => true }))

/** Reads a body as text, whatever its Content-Type but a form's. */
export const readText = (limit = 16 * KIB): RequestHandler =>
  atMost(limit, express.text({ limit, type: isNoForm }))

/** Reads a body as JSON, whatever its Content-Type; any other body is refused. */
export const readBody = (): RequestHandler =>
  atMost(16 * KIB, express.json({ limit: 16 * KIB, strict: false, type: () => true }))
