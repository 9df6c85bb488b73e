/** All that the program beside may call. */
export { combine, countClasses, countSet, keepClasses } from './algebra'
export { begin, collect } from './best'
export { addPacked, addScored } from './lists'
export { addOffset, addPlaced } from './placed'
export { decodeRecord } from './records'
export { rising, row } from './rows'
export { addList, all, any, beginSet, blocks } from './sets'
export { beginScores, beginString, findFrom, findIn } from './strings'
