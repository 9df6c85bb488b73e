/** Pages that stand in a test, read. */
import { readIssueText } from '../../src/ingest/ingest.js'
import type { Issue } from '../../src/model.js'

export const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

export const readText = (text: string, file = 'a.txt'): Issue => readIssueText(encode(text), file)

export const readLines = (...lines: string[]): Issue => readText(lines.join('\n'))
