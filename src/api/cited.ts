/** Articles as citations need them: with their permanent address, read today. */
import { articleAddress } from '../addresses.js'
import { type Cited, found, today } from '../http/http.js'
import type { ArticleAnswer, Engine } from '../model.js'

export const citedAs = (article: ArticleAnswer, root: string): Cited => {
  return { article, url: articleAddress(root, article.id), accessed: today() }
}

/** @throws {JiebaoError} NOT_FOUND or GONE */
export async function citedOf(engine: Engine, id: string, root: string): Promise<Cited> {
  return citedAs(found(await engine.article(id), 'article', id), root)
}
