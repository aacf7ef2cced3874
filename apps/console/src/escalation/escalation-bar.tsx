import "../inquiry/inquiry-texts.ts";
import { Button } from "@holdfast/ui";
import { Link } from "@tanstack/react-router";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useMe } from "../session/use-me.ts";
import { useNow } from "../text/now.ts";
import { SeeEscalationDocument, type Escalation } from "./escalation-documents.ts";
import { calledWords } from "./escalation-words.ts";
import { readEscalations } from "./escalations.ts";
import { callsMe, useEscalations } from "./use-escalations.ts";

/**
 * That colleagues call, on every screen of a lead on shift, until one of the leads says that they see it (AL36), whoever has the contact
 * by then. Whoever escalated has no bar: how it stands is said in the contact. No focus is moved to it.
 */
export function EscalationBar(): ReactNode {
  const me = useMe();
  const now = useNow(1_000);
  const kept = useKeptFocus(() => document.querySelector<HTMLElement>("#work")?.focus());
  const listed = useEscalations();
  const calling = listed.filter((each) => each.seen.length === 0 && callsMe(each, me));
  return (
    <div {...kept}>
      {calling.length === 0 ? null : (
        <section
          aria-label={t`Colleagues who call a lead`}
          className="flex flex-col gap-1 border-b border-line bg-danger-tint px-4 py-1.5 font-medium text-danger"
        >
          <ul className="flex flex-col gap-1">
            {calling.map((each) => (
              <li key={each.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="tabular-nums">{calledWords(each, now)}</span>
                <SeeIt escalation={each} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function SeeIt({ escalation: { id, contact, by } }: { readonly escalation: Escalation }): ReactNode {
  const [isBusy, busy] = useState(false);
  const [failure, fail] = useState<string | null>(null);
  const number = String(contact.number);
  const see = async (): Promise<void> => {
    busy(true);
    const answer = await tell(SeeEscalationDocument, { id });
    busy(false);
    const isSeen = answer.kind === "data" && answer.data.done.__typename === "EscalationSeen";
    const words = isSeen
      ? t`${by.name} is told that you see contact ${number}.`
      : answer.kind === "data"
        ? t`This is not yours to see now: it is over, or you are not on shift.`
        : failureWords(answer.kind);
    fail(isSeen ? null : words);
    announce({ kind: `see-escalation:${id}`, urgency: "polite", words: () => words });
    await readEscalations();
  };
  return (
    <>
      <Button size="small" tone="primary" isPending={isBusy} onPress={() => void see()}>
        {t`I see it: contact ${number}`}
      </Button>
      <Link
        to="/contact/$id"
        params={{ id: contact.id }}
        className="inline-flex min-h-6 items-center underline"
      >
        {t`Open contact ${number}`}
      </Link>
      {failure === null ? null : <span>{failure}</span>}
    </>
  );
}
