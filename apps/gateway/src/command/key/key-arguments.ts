/** What was asked of the master key; `null`: it makes no sense. */
export type KeyAsked = { readonly kind: "rotate" } | { readonly kind: "status" };

export function keyArguments(args: readonly string[]): KeyAsked | null {
  const [kind] = args;
  return args.length === 1 && (kind === "rotate" || kind === "status") ? { kind } : null;
}
