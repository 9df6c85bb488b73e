/**
 * Derived values: worked out once for an object and kept as long as the object
 * lives.
 *
 * Every value that search keeps between two calls is kept by this function.
 */
export function derived<Owner extends object, Value>(make: (owner: Owner) => Value): (owner: Owner) => Value {
  const known = new WeakMap<Owner, Value>()
  return (owner) => {
    let value = known.get(owner)
    if (value === undefined) {
      value = make(owner)
      known.set(owner, value)
    }
    return value
  }
}
