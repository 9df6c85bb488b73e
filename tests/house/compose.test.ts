/** The examples of docker-compose: nodes are those of the tests, an image has the steps of the guide. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { engineChoice } from '../../src/cli/engine-choice.js'
import { NODE_SETTINGS, OPENSEARCH } from '../cluster/settings.mjs'

type Service = { image: string; environment: Record<string, string> }
const file = new URL('../../docs/opensearch.compose.yaml', import.meta.url)
const { services } = parse(readFileSync(file, 'utf8'), { merge: true }) as {
  services: Record<string, Service>
}
const nodes = Object.entries(services).filter(([name]) => /^n\d$/.test(name))

test('every node has the version and the settings that the tests start nodes with, and knows the others', () => {
  const names = nodes.map(([name]) => name).join(',')
  expect(nodes).toHaveLength(3)
  for (const [name, { image, environment }] of nodes) {
    expect(image).toBe(`opensearchproject/opensearch:${OPENSEARCH}`)
    for (const [setting, value] of Object.entries(NODE_SETTINGS))
      expect(environment[setting], setting).toBe(String(value))
    expect(environment['node.name']).toBe(name)
    expect(environment['discovery.seed_hosts']).toBe(names)
    expect(environment['cluster.initial_cluster_manager_nodes']).toBe(names)
  }
})

test('the archives are set as the program reads it: one publishes, others read', () => {
  const before = { ...process.env }
  try {
    for (const [name, isReader] of [
      ['writer', false],
      ['reader', true],
    ] as const) {
      Object.assign(process.env, services[name]!.environment)
      const choice = engineChoice({ seeds: 'seeds', index: 'index' })
      expect(choice).toMatchObject({ kind: 'opensearch', cluster: { isReader } })
      expect(choice.kind === 'opensearch' && choice.cluster.urls).toEqual(
        nodes.map(([node]) => `http://${node}:9200`),
      )
    }
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
  }
})

test('the image is built by the steps of the guide, and starts what the service starts', () => {
  const read = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8')
  const dockerfile = read('Dockerfile')
  const guide = read('deploy.md')
  const steps = [...dockerfile.matchAll(/^RUN (.+)$/gm)].map(([, step]) => step!)
  expect(steps.length).toBeGreaterThan(2)
  const told = guide.replace(/sudo (?:-u jiebao )?/g, '').replace(/sh -c '([^']+)'/g, '$1')
  for (const step of steps) expect(told).toContain(step)
  const command = JSON.parse(/^CMD (.+)$/m.exec(dockerfile)![1]!) as string[]
  expect(guide).toContain(`ExecStart=/usr/bin/${command.join(' ')}`)
  const environment = /^ENV (.+)$/m
    .exec(dockerfile)![1]!
    .split(' ')
    .filter((each) => !each.startsWith('HOST='))
  for (const each of environment) expect(guide).toContain(each)
  const { services } = parse(read('compose.yaml')) as {
    services: { jiebao: { volumes: string[]; build: { dockerfile: string } } }
  }
  expect(services.jiebao.build.dockerfile).toBe('docs/Dockerfile')
  for (const [i, folder] of ['seeds', 'index'].entries())
    expect(services.jiebao.volumes[i]).toMatch(new RegExp(`:/var/lib/jiebao/${folder}$`))
})
