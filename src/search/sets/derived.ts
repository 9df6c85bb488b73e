/**
 * Derived values: worked out once for an object and kept as long as the object
 * lives.
 *
 * Every value that search keeps between two calls is kept by this function.
 *
 * @param known gets the values; whoever has it may put in what it knows already
 */
export function derived<Owner extends object, Value>(
  make: (owner: Owner) => Value,
  known = new WeakMap<Owner, Value>(),
): (owner: Owner) => Value {
  return (owner) => {
    let value = known.get(owner)
    if (value === undefined) {
      value = make(owner)
      known.set(owner, value)
    }
    return value
  }
}
