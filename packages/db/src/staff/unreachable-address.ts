/** better-auth demands a unique address; this one can never receive anything. */
export function unreachableAddress(username: string): string {
  return `${username.toLowerCase()}@holdfast.invalid`;
}
