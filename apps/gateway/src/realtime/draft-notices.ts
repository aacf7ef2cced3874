import { DraftNotice } from "@holdfast/wire";

/** A notice of a draft as another gateway told it, or `null` when it is something else, as of another release. */
export function readDraftNotice(told: string): DraftNotice | null {
  try {
    return DraftNotice.safeParse(JSON.parse(told)).data ?? null;
  } catch {
    return null;
  }
}
