/** All that the program beside may call. */
export { begin, collect } from './best'
export { addPacked, addScored } from './lists'
export { rising, row } from './rows'
export { addList, all, any, beginSet, blocks } from './sets'
export { addOffset, addPlaced, beginString, findFrom, findIn } from './strings'
