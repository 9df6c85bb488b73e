/** Addresses: where an article is found from outside, and what a piece of an address says; pure. */

/** The permanent address of an article. @param root address of the archive, with a slash at its end */
export const articleAddress = (root: string, id: string): string => `${root}article/${encodeURIComponent(id)}`

/** The permanent address of an issue. @param root as of an article */
export const issueAddress = (root: string, id: string): string => `${root}issue/${encodeURIComponent(id)}`

/** A piece of an address, decoded; as it stands where a percent sign in it begins no byte of UTF-8. */
export function pieceIn(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
