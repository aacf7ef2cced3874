import type { ContactId } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { focusComposer } from "../contact/focus-composer.ts";
import { putBefore } from "../texting/put-back.ts";

/** Begins a note to the team that asks a lead to lift the lock. It is saved by whoever writes it, with the reason. */
export function writeToLead(id: ContactId): void {
  putBefore(id, "note", t`For the shift lead: please lift the lock for one check message, because `);
  focusComposer(id, "note");
}
