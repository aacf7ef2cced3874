import type { ContactId, UserId } from "@holdfast/case-schema";
import type { DangerConfirmed, PreferenceGiven, PreferenceKept } from "../reach/reach-store.ts";
import type { Store } from "../store/store.ts";

type WithReach = Pick<Store, "reach">;

/** Keeps what somebody said as whoever has all before their eyes that was kept by now. */
export async function sampleKeep(
  { reach }: WithReach,
  given: Omit<PreferenceGiven, "seen">,
): Promise<PreferenceKept> {
  const seen = (await reach.record(given.contactId))?.latestPreferenceId ?? null;
  return reach.keepPreference({ ...given, seen });
}

/** Confirms that danger is over as whoever has all before their eyes that happened by now. */
export async function sampleDangerOver(
  { reach }: WithReach,
  contactId: ContactId,
  by: UserId,
): Promise<DangerConfirmed> {
  const seenVersion = (await reach.record(contactId))?.version ?? 0;
  return reach.confirmDangerOver({ contactId, by, seenVersion });
}
