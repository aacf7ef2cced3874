import { isTheirs } from "../cases/asked-case.ts";
import { recordCasesRead } from "../cases/case-statements.ts";
import { PLACE } from "../sealing/places.ts";
import { open } from "../sealing/seal.ts";
import type { Queryable } from "../sql/statement.ts";
import type { ProvingAsker } from "../staff/proof.ts";
import type { Inside } from "../store/inside.ts";
import type { KeptRow } from "./disclosure-statements.ts";
import type { DisclosureAsked, DisclosureDone, SentHow } from "./disclosure-store.ts";
import { whyUnproved } from "./leaves-proved.ts";

/** Of all that is asked, whatever becomes of it. */
export function requestOf({ keyring }: Inside, asked: DisclosureAsked, how: SentHow): Buffer {
  const chosen = asked.chosen.map(({ part, id, field, at }) => JSON.stringify([part, id, field, at]));
  const whole = {
    ...asked,
    concerns: asked.concerns.toSorted(),
    onTheLine: asked.onTheLine.toSorted(),
    chosen: chosen.toSorted(),
    how,
  };
  const entries = Object.entries(whole).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return keyring.hash("disclosed", JSON.stringify(["request", ...entries]));
}

/** Tells whoever asked, and did not hear it, what went; it is another copy, so they prove again that it is them. */
export async function doneBefore(
  inside: Inside,
  on: Queryable,
  id: string,
  kept: KeptRow,
  asker: ProvingAsker,
): Promise<DisclosureDone> {
  if (kept.asked_by !== asker.id || !(await isTheirs(on, kept.case_id, asker))) return { kind: "not_found" };
  const at = inside.clock();
  const leaving = { caseId: kept.case_id, waitsForNothing: kept.isForHelp || kept.packet === null, at };
  const unproved = await whyUnproved(inside, on, asker, leaving);
  if (unproved !== null) return unproved;
  await recordCasesRead(on, [kept.case_id], asker.id, at);
  const { owner_key: ownerKey, packet_key: key, packet: body } = kept;
  const packet =
    ownerKey === null || key === null || body === null
      ? null
      : open(inside.owners.unwrap(id, ownerKey), PLACE.packet(id), { key, body }).toString();
  return { kind: "done", packet, decided: null, heldId: kept.rest_id };
}
