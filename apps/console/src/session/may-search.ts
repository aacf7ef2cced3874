import type { Capability } from "@holdfast/access-policy";

/** Whether somebody finds anything by searching: contacts or cases (A77, A78). To nobody else is it offered. */
export function maySearch(capabilities: ReadonlySet<Capability>): boolean {
  return capabilities.has("contact.read") || capabilities.has("case.read");
}
