import type { HandoverData } from "./handover-documents.ts";

/** How it stands with a contact that I have, at the end of my shift. */
export type HeldStanding =
  | { readonly kind: "not_offered" }
  /** `to: null`: the leads alone. */
  | { readonly kind: "offered"; readonly id: string; readonly to: string | null }
  | { readonly kind: "declined"; readonly by: string }
  | { readonly kind: "fell_to_lead" | "never_offered"; readonly id: string };

type Facts = Pick<HandoverData, "id" | "from" | "to" | "state" | "stateBy" | "isNeverOffered"> & {
  readonly contact: Pick<HandoverData["contact"], "id">;
};

/** What came of offering it; of several offers the last one counts, and they are listed the oldest first. Pure. */
export function heldStanding(contactId: string, list: readonly Facts[], me: string): HeldStanding {
  const last = list.findLast(({ contact, from }) => contact.id === contactId && from.id === me);
  if (last?.state === "offered") return { kind: "offered", id: last.id, to: last.to?.name ?? null };
  if (last?.state === "declined") return { kind: "declined", by: last.stateBy?.name ?? last.to?.name ?? "" };
  if (last?.state === "fell_to_lead")
    return { kind: last.isNeverOffered ? "never_offered" : "fell_to_lead", id: last.id };
  return { kind: "not_offered" };
}

/** What somebody else offers me, or fell to me as a lead on shift. Pure. */
export function offeredTo<Each extends Facts>(list: readonly Each[], me: string): readonly Each[] {
  return list.filter(
    ({ from, to, state }) =>
      from.id !== me && ((state === "offered" && to?.id === me) || state === "fell_to_lead"),
  );
}
