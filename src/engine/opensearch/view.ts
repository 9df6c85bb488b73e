/**
 * Views: a generation of a cluster's archive as requests ask it.
 *
 * What is known of a generation beside its articles (names that belong together, synonyms, the keeper's files) is made by
 * whoever publishes it, and kept in the cluster for servers that only read.
 */
import type { NameGroup } from '../../mine/mine.js'
import { type Corpus, corpusOf, type Knowledge } from '../../search/search.js'
import type { ServedView } from '../answers.js'
import type { View } from '../views.js'
import { typicalCorpus } from './mapping.js'
import { type ClusterQuery, type Visible, visibleQuery } from './sets.js'
import type { Known, ServedState } from './state.js'

export type ClusterView = ServedView &
  Visible & {
    /** The view of the local index that it was published from. */
    local: string
    /** Name of the index of its articles, and of that of its issues. */
    articles: string
    issues: string
    /** The articles that may be shown. */
    visible: ClusterQuery
    knowledge: Knowledge
    corpus: Corpus
    groups: NameGroup[]
    keeper: Known['keeper']
  }

export const knownOf = ({ id, forms, groups, keeper, generation }: View): Known => {
  const { hidden, problems, aliases, refused } = keeper
  const shown = { hidden, problems, aliases, refused }
  const corpus = corpusOf(generation)
  return { id, forms: [...forms], words: [...keeper.words], corpus, groups, keeper: shown }
}

export function viewOf(state: ServedState, known: Known): ClusterView {
  const { id, forms, words, groups, keeper, corpus = typicalCorpus(state.articleCount) } = known
  const { generation, articles, issues, articleCount, issueCount, void: unpublished } = state
  const visible = { generation, void: unpublished, hidden: keeper.hidden }
  return {
    ...visible,
    id: `${generation}-${id}`,
    local: id,
    index: { generation, articles: articleCount, issues: issueCount },
    articles,
    issues,
    visible: visibleQuery(visible),
    knowledge: { forms: new Map(forms), words: new Set(words), pinyin: () => [] },
    corpus,
    groups,
    keeper,
  }
}
