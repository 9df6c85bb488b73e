/**
 * Reasons that the machine and the command line give, with the code and the English words of each: a part of the closed list of reasons.ts.
 */

import type { ErrorCode } from './codes.js'

export const COMMAND_REASONS = {
  'port-in-use': [
    'PORT_IN_USE',
    (port) =>
      `Cannot listen on port ${port}: another program has it. Stop that program or choose another port with --port`,
  ],
  'cannot-listen': [
    'USAGE',
    (_value, { host, port, why }: { host: string; port: number; why: string }) =>
      `Cannot listen on ${host}, port ${port}: ${why === 'EACCES' ? 'not permitted; choose a port above 1023 with --port' : `${why}; check --host and --port`}`,
  ],
  'poll-unreadable': [
    'USAGE',
    (seconds) => `Cannot look every ${seconds} seconds: set JIEBAO_POLL to a whole number from 1 to 86400`,
  ],
  'cutter-unknown': ['USAGE', (name) => `Cannot cut with ${name}: set JIEBAO_CUTTER to nodejieba or node-rs`],
  'command-unknown': [
    'USAGE',
    (name, { known }: { known: string }) => `Cannot run "${name}": the commands are ${known}`,
  ],
  'options-unreadable': ['USAGE', (_option, { why }: { why: string; isKnown: boolean }) => why],
  'words-unwanted': [
    'USAGE',
    (words, { command }: { command: string }) => `Cannot use "${words}" with "${command}": leave it out`,
  ],
  'query-missing': [
    'USAGE',
    (command) => `Cannot ${command} for nothing: write the query after "${command}"`,
  ],
  'why-not-short': [
    'USAGE',
    () => 'Cannot tell why not: write the query and the id of an article after "why-not"',
  ],
  'attested-two': [
    'USAGE',
    (string, { issue }: { issue: string }) =>
      `Cannot look for "${string}" and tell of the issue ${issue} at once: write one of them`,
  ],
  'files-missing': ['USAGE', (command) => `Cannot ${command} nothing: name one or more files`],
  'file-not-one': ['USAGE', (command) => `Cannot ${command}: name one file after "${command}"`],
  'library-missing': [
    'USAGE',
    (name, { command }: { command: string }) =>
      `Cannot run "${command}": the optional package ${name} is not installed. Run "npm install"`,
  ],
  'origin-unreadable': [
    'USAGE',
    (origin, { variable, any }: { variable: string; any: string }) =>
      `Cannot read ${origin} in ${variable}: write origins such as https://example.org${any && `, or ${any}`}`,
  ],
  'folder-missing': ['USAGE', (command) => `Cannot ${command}: name one folder after "${command}"`],
  'folder-not-empty': [
    'USAGE',
    (folder) => `Cannot write into ${folder}: it is not empty. Name another folder`,
  ],
  'backup-inside': [
    'USAGE',
    (folder) => `Cannot back up into ${folder}: it lies among the sources. Name a folder elsewhere`,
  ],
  'backup-none': [
    'USAGE',
    (folder) => `Cannot restore from ${folder}: it holds no whole backup. Name another`,
  ],
  'backup-changing': ['SEEDS_UNREADABLE', (file) => `Cannot back up ${file}: it is being written. Try again`],
  'backup-damaged': [
    'INDEX_CORRUPT',
    (path) => `Cannot restore: ${path} is not as it was when it was backed up. Take another backup`,
  ],
  'shell-unknown': [
    'USAGE',
    (shell, { known }: { known: string | number }) => `Cannot complete for "${shell}": write ${known}`,
  ],
  'option-not-one-of': [
    'USAGE',
    (value, { option, known }: { option: string; known: string }) =>
      `--${option} must be one of ${known}: it is ${value}`,
  ],
  'option-not-a-number': [
    'USAGE',
    (value, { option, least, most }: { option: string; least: number; most: number }) =>
      `--${option} must be a whole number from ${least} to ${most}: it is ${value}`,
  ],
  'queries-missing': ['USAGE', (path) => `Cannot find a query in ${path}: write one a line`],
  'option-missing': ['USAGE', (option) => `Cannot evaluate: --${option} and its value are missing`],
  'option-empty': [
    'USAGE',
    (option) => `--${option} is empty: write a folder behind it, or leave it out for "${option}"`,
  ],
  'option-unfit': [
    'USAGE',
    (option, { command }: { command: string }) => `Cannot use --${option} with "${command}"`,
  ],
  'evaluation-unknown': [
    'USAGE',
    (what, { known }: { known: string }) => `Cannot evaluate "${what}": write one of ${known} after "eval"`,
  ],
  'servers-unnamed': [
    'USAGE',
    (typed) =>
      `Cannot compare "${typed}": name the addresses of two servers, such as http://localhost:3000 http://localhost:3001`,
  ],
  'server-unreachable': [
    'NOT_FOUND',
    (addresses, { why }: { why: string }) =>
      `Cannot compare ${addresses}: ${why}. See whether both servers run`,
  ],
  'file-missing': ['NOT_FOUND', (path) => `Cannot evaluate: there is no file ${path}`],
  'judged-unknown': ['NOT_FOUND', (key) => `Cannot judge by ${key}: the archive has no such article`],
} as const satisfies Record<string, readonly [ErrorCode, (value: string, facts: never) => string]>
