import type { Capability } from "./capability.ts";

const OWN_ACCOUNT: ReadonlySet<Capability> = new Set<Capability>(["self.read", "self.change"]);

/** Whether this is of somebody's own account, and so open to whoever has yet to show a second factor (A89). */
export function isOfOwnAccount(capability: Capability): boolean {
  return OWN_ACCOUNT.has(capability);
}
