import "./share-texts.ts";
import { CaseId, ContactId } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, type ReactNode } from "react";
import { caseRow, goToCase } from "../case/case-at.ts";
import { followCase } from "../case/follow-case.ts";
import { filingOf, knownFiling, lookAtFiling, type FilingOf } from "../case/filing-of.ts";
import { KeyHint } from "../keys/key-hint.tsx";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { dropSharing, LEAVING } from "./leaving-case.ts";
import { mayShare, speakersOf } from "./may-share.ts";
import { mayShareWords } from "./may-share-words.ts";
import { lookAtSharing, sharing, type Sharing } from "./sharing.ts";
import { useTimesBack } from "./use-times-back.ts";

/** What may be shared of whoever speaks, and the way to the case. Nothing is said to be shared that is not known to be. */
export function ContactSharing(): ReactNode {
  const row = useStore(caseRow);
  const filed = useStore(filingOf);
  const known = useStore(sharing);
  const now = useNow();
  const timesBack = useTimesBack();
  const contact = row === null ? null : ContactId.parse(row.id);
  const version = row?.version ?? 0;
  // Whoever has it files it, and once it is closed a lead: that it was asked is recorded, so it is not asked more often.
  const filer = row === null ? "" : `${row.status} ${row.holder?.id ?? ""}`;
  const filing = contact === null ? null : knownFiling(filed, contact);
  const caseId = filing?.caseId ?? null;

  return (
    <>
      {contact === null ? null : (
        <FilingAsked key={`${contact} ${filer} ${String(timesBack)}`} contact={contact} />
      )}
      {caseId === null ? null : (
        <SharingAsked key={`${caseId} ${String(version)} ${String(timesBack)}`} caseId={caseId} />
      )}
      {contact === null || caseId === null ? null : (
        <CaseFollowed key={`${contact} ${caseId}`} contact={contact} caseId={caseId} />
      )}
      {contact === null ? null : <ForgottenAfter key={contact} />}
      <span className="font-medium tabular-nums" data-may-share="">
        {wordsOf(filed, known, filing === null ? [] : speakersOf(filing.came), now)}
      </span>
      <Button size="inline" tone="quiet" className="max-w-full whitespace-normal!" onPress={goToCase}>
        {caseId === null ? t`File in a case…` : t`Case…`}
        <KeyHint id="contact.case" />
      </Button>
    </>
  );
}

/** Asks in which case a contact is, once as long as it stands there. */
function FilingAsked({ contact }: { readonly contact: ContactId }): ReactNode {
  useEffect(() => void lookAtFiling(contact), [contact]);
  return null;
}

/** Asks what may be shared of a case, once as long as it stands there. */
function SharingAsked({ caseId }: { readonly caseId: string }): ReactNode {
  useEffect(() => void lookAtSharing(caseId), [caseId]);
  return null;
}

/** Follows the case for as long as its contact is open: what may be shared, its panel, and what is put together to be told. */
function CaseFollowed({
  contact,
  caseId,
}: {
  readonly contact: ContactId;
  readonly caseId: string;
}): ReactNode {
  useEffect(() => followCase(CaseId.parse(caseId), contact, LEAVING), [contact, caseId]);
  return null;
}

/** Forgets all of that with the contact. */
function ForgottenAfter(): ReactNode {
  useEffect(
    () => () => {
      filingOf.set({ kind: "none" });
      dropSharing();
    },
    [],
  );
  return null;
}

function wordsOf(filed: FilingOf, known: Sharing, people: readonly string[], now: number): string {
  if (filed.kind === "none" || filed.kind === "loading") return t`being looked up`;
  if (filed.kind !== "known" || filed.isStale) return t`not known now, so nothing`;
  if (filed.filing === null || known.kind === "not_yours") return t`nothing yet`;
  // Whoever speaks is not known, so nobody's yes is theirs.
  if (people.length === 0) return t`nothing yet: who speaks is not said`;
  if (known.kind === "none" || known.kind === "loading") return t`being looked up`;
  if (known.kind !== "known" || known.isStale) return t`not known now, so nothing`;
  return mayShareWords(mayShare(known.releases, people, now), now);
}
