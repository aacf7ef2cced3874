import { ask } from "../api/ask.ts";
import { latest } from "../store/latest.ts";
import { createStore } from "../store/store.ts";
import { ReleasesDocument, type SharingData, type VerifiedData } from "./share-documents.ts";

/** Who is verified as themself, by whom, when, and until when that counts. */
export interface Verified {
  readonly personId: string;
  readonly by: string;
  readonly at: number;
  readonly until: number;
}

/** What the people of one case have said yes to. Personal data. */
export type Sharing =
  | { readonly kind: "none" }
  | { readonly kind: "loading" | "failed" | "not_yours"; readonly caseId: string }
  | {
      readonly kind: "known";
      readonly caseId: string;
      readonly releases: NonNullable<SharingData["releases"]>;
      readonly recipients: SharingData["recipients"];
      /** The people of the case who are verified as themselves: something can go to them, for some hours. */
      readonly verified: readonly Verified[];
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
          verified: people.flatMap(verifiedOf),
          isStale: false,
        };
  });
}

function verifiedOf({ personId, vettedBy, vettedAt, verifiedUntil }: VerifiedData): readonly Verified[] {
  if (personId === null || verifiedUntil === null) return [];
  return [{ personId, by: vettedBy.name, at: vettedAt, until: verifiedUntil }];
}
