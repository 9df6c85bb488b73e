/**
 * Main of a build's last step: writes the tables of nodejieba's dictionary (tables.ts). Writes nothing where
 * nodejieba is not installed.
 */
import { readFileSync } from 'node:fs'
import { dictionaryPath } from './jieba.js'
import { writeTables } from './tables.js'

const path = dictionaryPath()
if (path !== undefined) writeTables(readFileSync(path))
