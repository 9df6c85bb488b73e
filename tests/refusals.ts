/** One refusal of every reason, with facts that fit. */
import { ALL_REASONS, type JiebaoError, refusalFrom } from '../src/errors.js'

const FACTS = {
  ...{
    points: 5000,
    times: 2,
    most: 3,
    deepest: 10_000,
    ms: 30_000,
    megabytes: 20,
    haveMb: 200,
    needMb: 300,
    heapMb: 512,
    seconds: 20,
    line: 7,
    page: 3,
    pid: 42,
    port: 80,
  },
  ...{
    least: 1,
    isFar: true,
    isWaiting: true,
    isSecond: true,
    place: 'the path',
    name: 'from',
    rule: 'date',
    known: 4,
    from: '2025',
    to: '2024',
  },
  ...{
    what: 'article',
    path: '/api',
    allow: 'GET',
    why: 'EACCES: permission denied',
    mark: 'UTF-8',
    file: 'a.txt',
  },
  ...{ key: 'date', needs: 'it is no JSON', host: 'here', command: 'eval split', option: 'set' },
  ...{
    kind: 'image',
    variable: 'JIEBAO_ORIGINS',
    any: '*',
    issue: 'vf4ja4n6in67',
    isKnown: true,
    beside: 'b.xml',
    count: 2,
  },
}

export const REFUSALS: readonly JiebaoError[] = ALL_REASONS.map((reason) =>
  refusalFrom({ reason, value: 'some/value', facts: FACTS }),
)
