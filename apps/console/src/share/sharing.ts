import { ask } from "../api/ask.ts";
import { latest } from "../store/latest.ts";
import { createStore } from "../store/store.ts";
import { ReleasesDocument, type SharingData } from "./share-documents.ts";

/** What the people of one case have said yes to. Personal data. */
export type Sharing =
  | { readonly kind: "none" }
  | { readonly kind: "loading" | "failed" | "not_yours"; readonly caseId: string }
  | {
      readonly kind: "known";
      readonly caseId: string;
      readonly releases: NonNullable<SharingData["releases"]>;
      readonly recipients: SharingData["recipients"];
      /** The people of the case who are verified as themselves: something can go to them. */
      readonly verified: readonly string[];
      readonly isStale: boolean;
    };

export const sharing = createStore<Sharing>({ kind: "none" });

const newest = latest();

/** Asks what may be shared of a case. What is known of the same one stays, and says that it may be out of date. */
export async function lookAtSharing(caseId: string): Promise<void> {
  sharing.update((before) =>
    before.kind !== "none" && before.caseId === caseId ? before : { kind: "loading", caseId },
  );
  const answer = await newest.ask(() => ask(ReleasesDocument, { caseId }));
  if (answer === null) return;
  sharing.update((before) => {
    if (before.kind === "none" || before.caseId !== caseId) return before;
    if (answer.kind !== "data")
      return before.kind === "known" ? { ...before, isStale: true } : { kind: "failed", caseId };
    const { releases, recipients, verifiedPeople } = answer.data;
    const people = verifiedPeople ?? [];
    return releases === null
      ? { kind: "not_yours", caseId }
      : {
          kind: "known",
          caseId,
          releases,
          recipients: [...recipients, ...people.map(({ id, type, name }) => ({ id, type, name }))],
          verified: people.flatMap(({ personId }) => personId ?? []),
          isStale: false,
        };
  });
}
