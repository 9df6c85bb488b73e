/**
 * The rules of an answer of OAI-PMH, as its schema has them: which element stands in which, in which order, with which
 * attributes and which text.
 *
 * Source: the Open Archives Initiative Protocol for Metadata Harvesting 2.0, with the types of its schemas OAI-PMH and
 * oai_dc, written down again: no copy of the schemas is read. The same types, written as a schema from the specification, were
 * once held against the answers by libxml2.
 */
import { Parser } from 'htmlparser2'

/** `holds`: the names of its elements, each followed by a blank; no text beside them. `text`: of an element without any. */
type Rule = { holds?: RegExp; text?: RegExp; attributes?: Record<string, RegExp>; needs?: string[] }

const ADDRESS = /^[a-z][a-z0-9+.-]*:\S+$/i
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/
const DAY_OR_MOMENT = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?$/
const PREFIX = /^[A-Za-z0-9\-_.!~*'()]+$/
const VERB = 'Identify|ListMetadataFormats|ListSets|GetRecord|ListIdentifiers|ListRecords'
const CODE =
  'cannotDisseminateFormat|idDoesNotExist|badArgument|badVerb|noMetadataFormats|noRecordsMatch|badResumptionToken|noSetHierarchy'
const DC = [
  ...['title', 'creator', 'subject', 'description', 'publisher', 'contributor', 'date', 'type', 'format'],
  ...['identifier', 'source', 'language', 'relation', 'coverage', 'rights'],
]
const SCHEMAS = {
  xmlns: /^http:\/\/www\.openarchives\.org\/OAI\/2\.0\/$/,
  'xmlns:xsi': /^http:\/\/www\.w3\.org\/2001\/XMLSchema-instance$/,
  'xsi:schemaLocation':
    /^http:\/\/www\.openarchives\.org\/OAI\/2\.0\/ http:\/\/www\.openarchives\.org\/OAI\/2\.0\/OAI-PMH\.xsd$/,
}
const ANY = /^/

const RULES: Record<string, Rule> = {
  'OAI-PMH': {
    holds: new RegExp(`^responseDate request (?:(?:error )+|(?:${VERB}) )$`),
    attributes: SCHEMAS,
    needs: Object.keys(SCHEMAS),
  },
  responseDate: { text: MOMENT },
  request: {
    text: ADDRESS,
    attributes: {
      verb: new RegExp(`^(?:${VERB})$`),
      // Repeated as it was sent.
      identifier: /^\S*$/,
      metadataPrefix: PREFIX,
      from: DAY_OR_MOMENT,
      until: DAY_OR_MOMENT,
      set: /^[A-Za-z0-9\-_.!~*'()]+(?::[A-Za-z0-9\-_.!~*'()]+)*$/,
      resumptionToken: ANY,
    },
  },
  error: { text: ANY, attributes: { code: new RegExp(`^(?:${CODE})$`) }, needs: ['code'] },
  Identify: {
    holds:
      /^repositoryName baseURL protocolVersion (?:adminEmail )+earliestDatestamp deletedRecord granularity (?:compression )*(?:description )*$/,
  },
  repositoryName: { text: /./ },
  baseURL: { text: ADDRESS },
  protocolVersion: { text: /^2\.0$/ },
  adminEmail: { text: /^\S+@(?:\S+\.)+\S+$/ },
  earliestDatestamp: { text: DAY_OR_MOMENT },
  deletedRecord: { text: /^(?:no|persistent|transient)$/ },
  granularity: { text: /^YYYY-MM-DD(?:Thh:mm:ssZ)?$/ },
  ListMetadataFormats: { holds: /^(?:metadataFormat )+$/ },
  metadataFormat: { holds: /^metadataPrefix schema metadataNamespace $/ },
  metadataPrefix: { text: PREFIX },
  schema: { text: ADDRESS },
  metadataNamespace: { text: ADDRESS },
  GetRecord: { holds: /^record $/ },
  ListIdentifiers: { holds: /^(?:header )+(?:resumptionToken )?$/ },
  ListRecords: { holds: /^(?:record )+(?:resumptionToken )?$/ },
  // A deleted record has a header alone.
  record: { holds: /^header (?:metadata (?:about )*)?$/ },
  header: { holds: /^identifier datestamp (?:setSpec )*$/, attributes: { status: /^deleted$/ } },
  identifier: { text: ADDRESS },
  datestamp: { text: MOMENT },
  metadata: { holds: /^oai_dc:dc $/ },
  'oai_dc:dc': {
    holds: new RegExp(`^(?:dc:(?:${DC.join('|')}) )*$`),
    attributes: {
      'xmlns:oai_dc': /^http:\/\/www\.openarchives\.org\/OAI\/2\.0\/oai_dc\/$/,
      'xmlns:dc': /^http:\/\/purl\.org\/dc\/elements\/1\.1\/$/,
      'xmlns:xsi': ANY,
      'xsi:schemaLocation': /^http:\/\/www\.openarchives\.org\/OAI\/2\.0\/oai_dc\/ \S+$/,
    },
    needs: ['xmlns:oai_dc', 'xmlns:dc', 'xsi:schemaLocation'],
  },
  ...Object.fromEntries(DC.map((name) => [`dc:${name}`, { text: ANY }])),
  resumptionToken: {
    text: ANY,
    attributes: { expirationDate: MOMENT, completeListSize: /^[1-9]\d*$/, cursor: /^\d+$/ },
  },
}

/** What of an answer breaks the rules, in words; empty if nothing does. */
export function brokenRules(answer: string): string[] {
  const broken: string[] = []
  const open: { name: string; holds: string; text: string }[] = [{ name: '', holds: '', text: '' }]
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        open.at(-1)!.holds += `${name} `
        open.push({ name, holds: '', text: '' })
        const { attributes: known = {}, needs = [] } = RULES[name] ?? {}
        for (const [key, value] of Object.entries(attributes))
          if (!known[key]?.test(value)) broken.push(`${name} ${key}=${value}`)
        for (const key of needs) if (!(key in attributes)) broken.push(`${name} lacks ${key}`)
      },
      ontext(text) {
        open.at(-1)!.text += text
      },
      onclosetag(name) {
        const { holds, text } = open.pop()!
        const rule = RULES[name]
        if (!rule) broken.push(`${name} is unknown`)
        else if (
          rule.holds ? !rule.holds.test(holds) || text.trim() !== '' : holds !== '' || !rule.text!.test(text)
        )
          broken.push(`${name} holds ${holds}${text}`)
      },
      onerror: (error) => broken.push(error.message),
    },
    { xmlMode: true },
  )
  parser.end(answer)
  if (open.length !== 1 || open[0]!.holds !== 'OAI-PMH ' || !answer.startsWith('<?xml version="1.0"'))
    broken.push('no answer')
  return broken
}
