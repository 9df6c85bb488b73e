/** How the plain engine marks a text: once for a query, since copies of an article have the same texts. */
import type { Hit } from '../../src/model.js'
import type { Plan } from '../../src/search/asked/plan.js'
import { UNLIMITED } from '../../src/search/sets/budget.js'
import { markArticle, needlesOf } from '../../src/search/shown/highlight.js'
import { snippetsOf } from '../../src/search/shown/snippets.js'
import type { Read } from '../search/archive.js'

type Marks = Pick<ReturnType<typeof markArticle>, 'forms'> & Pick<Hit, 'snippets'>

const known = new WeakMap<Plan, Map<string[], Marks>>()

export function marksIn({ article, texts }: Read, plan: Plan): Marks {
  const byTexts = known.get(plan) ?? new Map<string[], Marks>()
  known.set(plan, byTexts)
  let marks = byTexts.get(texts)
  if (!marks) {
    const marked = markArticle(article, needlesOf(plan, UNLIMITED))
    marks = { forms: marked.forms, snippets: snippetsOf(marked.texts) }
    byTexts.set(texts, marks)
  }
  return marks
}
