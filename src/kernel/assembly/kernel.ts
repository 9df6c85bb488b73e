/** All that the program beside may call. */
export { rising, row } from './rows'
