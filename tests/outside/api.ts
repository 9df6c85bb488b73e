/** What openapi-typescript makes of the OpenAPI document agrees with our own types, and takes what a program sends. */
import type { ArticleAnswer, IssueAnswer, SearchAnswer, SuggestAnswer, WhyNotAnswer } from 'jiebao'
import type { paths } from './dist/openapi.js'

type Get<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer Answer } } } }
}
  ? Answer
  : never

type Asked<P extends keyof paths> = paths[P] extends { get: { parameters: { query?: infer Q } } } ? Q : never

export const search = (answer: Get<'/api/search'>): SearchAnswer => answer
export const article = (answer: Get<'/api/articles/{id}'>): ArticleAnswer => answer
export const whyNot = (answer: Get<'/api/articles/{id}/why-not'>): WhyNotAnswer => answer
export const issue = (answer: Get<'/api/issues/{id}'>): IssueAnswer => answer
export const suggest = (answer: Get<'/api/suggest'>): SuggestAnswer => answer

export const asked: Asked<'/api/search'> = {
  q: '志愿者',
  kind: ['article', 'photo'],
  from: '2024',
  facets: '0',
  hitsPerPage: 5,
}

type Update = NonNullable<paths['/api/index']['post']['requestBody']>
export const update: Update = { content: { 'application/json': { full: true } } }
