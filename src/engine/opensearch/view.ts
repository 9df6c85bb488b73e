/**
 * Views: a generation of a cluster's archive as requests ask it.
 */

import type { NameGroup } from '../../mine/mine.js'
import type { Knowledge } from '../../search/search.js'
import type { ServedView } from '../answers.js'
import type { Keeper } from '../keeper.js'
import type { ClusterQuery, Visible } from './sets.js'

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
    groups: NameGroup[]
    keeper: Pick<Keeper, 'hidden' | 'problems' | 'aliases' | 'refused'>
  }
