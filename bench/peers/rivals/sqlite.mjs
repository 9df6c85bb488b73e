/**
 * SQLite's FTS5: by its own trigrams over raw text, or over tokens that were cut before.
 *
 * A string of one or two characters has no trigram: LIKE scans the table for it, as the manual says.
 */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/** Tokens are parted by spaces alone, whatever signs they hold. */
const TOKENS = `unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co Cn'`
const string = (text) => `"${text.replaceAll('"', '""')}"`
const trigrams = (text) => {
  const signs = [...text]
  return [...new Set(signs.slice(2).map((_, i) => signs.slice(i, i + 3).join('')))]
}

export async function open(folder, cut) {
  const file = join(folder, 'fts.db')
  const db = new Database(file)
  const isRaw = cut === 'raw'
  db.exec(`CREATE VIRTUAL TABLE t USING fts5(body, tokenize="${isRaw ? 'trigram' : TOKENS}")`)
  const insert = db.prepare('INSERT INTO t(rowid, body) VALUES (?, ?)')
  let rows = 0
  db.exec('BEGIN')

  const matching = (how, terms) => {
    if (how === 'phrase') return string(terms.join(isRaw ? '' : ' '))
    if (how === 'text') return (isRaw ? terms.flatMap(trigrams) : terms).map(string).join(' OR ')
    return terms.map(string).join(how === 'all' ? ' AND ' : ' OR ')
  }
  const rowsOf = (how, terms, tail) => {
    if (isRaw && how !== 'text' && terms.some((term) => [...term].length < 3)) {
      const like = terms.map(() => 'body LIKE ?').join(how === 'any' ? ' OR ' : ' AND ')
      const typed = terms.map((term) => `%${term}%`)
      return prepared(`SELECT rowid FROM t WHERE ${like} ${tail.replace('ORDER BY rank', '')}`).all(...typed)
    }
    return prepared(`SELECT rowid FROM t WHERE t MATCH ? ${tail}`).all(matching(how, terms))
  }
  const statements = new Map()
  const prepared = (sql) => {
    if (!statements.has(sql)) statements.set(sql, db.prepare(sql).pluck())
    return statements.get(sql)
  }
  return {
    add(documents) {
      for (const text of documents) insert.run(rows++, text)
    },
    finish() {
      db.exec('COMMIT')
      db.exec(`INSERT INTO t(t) VALUES ('optimize')`)
    },
    bytes: () => statSync(file).size,
    best: (how, terms) => rowsOf(how, terms, 'ORDER BY rank LIMIT 10'),
    every: (how, terms) => rowsOf(how, terms, ''),
    close: () => db.close(),
  }
}
