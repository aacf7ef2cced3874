import type { DraftKind } from "@holdfast/case-schema";
import { PLACE } from "../sealing/places.ts";
import { open, seal, type Owner, type Sealed } from "../sealing/seal.ts";

/** Whose words, and of which kind. */
interface Whose {
  readonly kind: DraftKind;
  readonly author: string;
}

const NONE = { key: null, body: null } as const;

/** Words as they are kept; no words leave nothing behind. */
export function sealDraft(owner: Owner, { kind, author }: Whose, text: string): Sealed | typeof NONE {
  return text === "" ? NONE : seal(owner, PLACE.draft(owner.id, kind, author), Buffer.from(text));
}

/** The words again; empty when they are damaged, which must not close the contact to anybody. */
export function openDraft(
  owner: Owner,
  { kind, author }: Whose,
  key: Buffer | null,
  body: Buffer | null,
): string {
  if (key === null || body === null) return "";
  try {
    return open(owner, PLACE.draft(owner.id, kind, author), { key, body }).toString();
  } catch {
    return "";
  }
}
