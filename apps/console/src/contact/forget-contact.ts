import type { ContactId } from "@holdfast/case-schema";
import { acts } from "../acts/acts-store.ts";
import { forgetDraftsOf } from "../drafts/keeping-store.ts";
import { forgetGroundingIn } from "../grounding/groundings.ts";
import { overlay } from "../keys/overlay.ts";
import { claims } from "../queue/claim.ts";
import { keepPreferenceDraft } from "../reach/preference-drafts.ts";
import { forgetPlanDraftsIn } from "../safety-plan/plan-drafts.ts";
import type { Store } from "../store/store.ts";
import { composerKind } from "./composer-kind.ts";
import { pending } from "./pending.ts";

/**
 * Drops whatever this screen remembers of a contact that whoever sits here is not to have any more: what they wrote in it and did to it. What the gateway kept of their words stays with the contact, for whoever goes on.
 */
export function forgetContact(id: ContactId): void {
  forgetDraftsOf(id);
  forgetGroundingIn(id);
  forgetPlanDraftsIn(id);
  pending.update((all) => all.filter(({ contact }) => contact !== id));
  keepPreferenceDraft(id, null);
  forgetIn(claims, id);
  forgetIn(composerKind, id);
  acts.update((all) => all.filter(({ contact }) => contact !== id));
  // What was found may be it.
  overlay.update((before) => (before === "search" ? null : before));
}

function forgetIn<Value>(store: Store<ReadonlyMap<ContactId, Value>>, id: ContactId): void {
  store.update((before) => new Map([...before].filter(([contact]) => contact !== id)));
}
