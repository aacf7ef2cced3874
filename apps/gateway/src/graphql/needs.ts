import type { Capability } from "@holdfast/access-policy";

/** What a type or a field carries in its `extensions`: the capability without which nobody may ask for it (G5). */
export interface Needs {
  readonly extensions: { readonly needs: Capability };
}

/** Says which capability a type or a field needs. A field's own word wins over its type's. */
export function needs(capability: Capability): Needs {
  return { extensions: { needs: capability } };
}
