import { ContactId } from "@holdfast/case-schema";
import { presentAge } from "@holdfast/case-schema/case";
import type { ReactNode } from "react";
import { ageSaid } from "../case/age-said.ts";
import { personCalled } from "../case/called-words.ts";
import { caseRow } from "../case/case-at.ts";
import type { CaseData } from "../case/case-documents.ts";
import { filingOf, knownFiling } from "../case/filing-of.ts";
import { PersonReleases } from "../share/person-releases.tsx";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";

export interface PersonSharingProps {
  readonly data: CaseData;
  readonly personId: string;
}

/** What may be shared of somebody of a case, as they are in it and beside the contact that is open. */
export function PersonSharing({ data, personId }: PersonSharingProps): ReactNode {
  const row = useStore(caseRow);
  const filed = useStore(filingOf);
  const now = useNow(60_000);
  const contact = row === null ? null : ContactId.parse(row.id);
  const filing = contact === null ? null : knownFiling(filed, contact);
  const person = {
    caseId: data.id,
    personId,
    name: personCalled(data, personId),
    age: presentAge(ageSaid(data, personId), now),
    speakerId: filing?.came?.person ?? null,
    // What is said beside another case was not said here.
    contactId: filing?.caseId === data.id ? contact : null,
  };
  return <PersonReleases person={person} />;
}
