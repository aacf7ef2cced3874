/** Gives a value the name of its GraphQL type, by which unions tell their members apart. */
export function tagged<Name extends string, Value extends object>(
  name: Name,
  value: Value,
): Value & { readonly __typename: Name } {
  return { ...value, __typename: name };
}

/** The type of a tagged value; what every union's `resolveType` answers. */
export function tagOf(value: unknown): string {
  return (value as { readonly __typename: string }).__typename;
}
