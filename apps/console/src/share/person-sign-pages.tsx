import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useRef, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import type { PersonFacts } from "./person-facts.ts";
import { lookAtSharing } from "./sharing.ts";
import type { RecipientData } from "./share-documents.ts";
import { withdrawSignPage } from "./sign-page-acts.ts";
import { signPageWords } from "./sign-page-words.ts";
import { isOpenPage, lookAtSignPages, signPages } from "./sign-pages.ts";

/** How often it is asked anew while one is open, in milliseconds. */
const EVERY_MS = 5_000;
/** How long one that ended is told of. */
const TOLD_FOR_MS = 60 * 60_000;

/** The pages that somebody was asked to sign on: those that are open, and how the last ones ended. */
export function PersonSignPages({
  person: { caseId, personId },
  recipients,
  onFault,
}: {
  readonly person: PersonFacts;
  readonly recipients: readonly RecipientData[];
  readonly onFault: (words: string | null) => void;
}): ReactNode {
  const known = useStore(signPages);
  const now = useNow();
  const theirs = (known.caseId === caseId ? known.pages : []).filter((each) => each.personId === personId);
  const shown = theirs.filter(
    (each) => isOpenPage(each) || now - (each.endedAt ?? each.validUntil) < TOLD_FOR_MS,
  );
  const isOpen = theirs.some(isOpenPage);
  const before = useRef<ReadonlyMap<string, string>>(new Map());

  useEffect(() => {
    void lookAtSignPages(caseId);
  }, [caseId]);
  useEffect(() => {
    if (!isOpen) return undefined;
    const timer = setInterval(() => void lookAtSignPages(caseId), EVERY_MS);
    return () => clearInterval(timer);
  }, [caseId, isOpen]);
  useEffect(() => {
    for (const each of theirs) {
      const was = before.current.get(each.id);
      if (was === undefined || was === each.state) continue;
      announce({ kind: `sign-page:${caseId}`, urgency: "polite", words: () => signPageWords(each, now) });
      if (each.state === "signed") void lookAtSharing(caseId);
    }
    before.current = new Map(theirs.map(({ id, state }) => [id, state]));
  });

  if (shown.length === 0) return null;
  return (
    <ul aria-label={t`Pages to sign on`} className="flex flex-col gap-2">
      {shown.map((each) => {
        const name = recipients.find(({ id }) => id === each.recipientId)?.name ?? t`them`;
        return (
          <li key={each.id} className="flex flex-wrap items-center gap-2 text-small">
            <span className="wrap-anywhere">
              {t`Page to sign, for what goes to ${name}.`} {signPageWords(each, now)}
            </span>
            {isOpenPage(each) ? (
              <Button
                size="small"
                aria-label={t`Withdraw the page for what goes to ${name}`}
                onPress={() => void withdrawSignPage(caseId, each.id).then(onFault)}
              >
                {t`Withdraw the page`}
              </Button>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
