/** What was asked of the audit; `null`: it makes no sense. */
export type AuditAsked = { readonly kind: "verify" };

export function auditArguments(args: readonly string[]): AuditAsked | null {
  return args.length === 1 && args[0] === "verify" ? { kind: "verify" } : null;
}
