import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { ask, tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { useMe } from "../session/use-me.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import type { PersonFacts } from "./person-facts.ts";
import { lookAtSharing } from "./sharing.ts";
import { useSharingNews } from "./sharing-news.ts";
import { revokedWords } from "./sharing-words.ts";
import { useAsked } from "../api/use-asked.ts";
import { SettleWithdrawalDocument, UnsettledDocument } from "./withdrawal-documents.ts";

/** That somebody took everything back who may be this person: until it is said whether it was them, nothing of theirs goes. */
export function UnsettledWithdrawals({ person }: { readonly person: PersonFacts }): ReactNode {
  const { caseId, personId, name } = person;
  const now = useNow(60_000);
  const maySettle = useMe().capabilities.has("release.withdraw");
  const asked = useAsked(async () => ask(UnsettledDocument, { caseId }));
  useSharingNews(caseId, asked.askAgain);
  const [fault, setFault] = useState<string | null>(null);
  const theirs = asked.data?.unsettledWithdrawals?.filter((each) => each.personId === personId) ?? [];

  async function settle(id: string, wasTheirs: boolean): Promise<void> {
    const answer = await tell(SettleWithdrawalDocument, { caseId, id, personId, wasTheirs });
    const words =
      answer.kind === "data" ? settledFault(answer.data.done.__typename) : failureWords(answer.kind);
    setFault(words);
    const said = words ?? (wasTheirs ? t`Kept: it was ${name}.` : t`Kept: it was not ${name}.`);
    announce({ kind: `settle:${id}`, urgency: words === null ? "polite" : "assertive", words: () => said });
    await Promise.all([asked.askAgain(), lookAtSharing(caseId)]);
  }

  return (
    <>
      {asked.hasFailed ? (
        <p className="flex flex-wrap items-center gap-2 text-small text-concern">
          {t`Whether somebody took everything back could not be found out.`}
          <Button size="inline" onPress={() => void asked.askAgain()}>{t`Look again`}</Button>
        </p>
      ) : null}
      {theirs.map(({ id, at, how }) => (
        <div
          key={id}
          className="flex flex-col gap-1 rounded-hf bg-concern-tint px-3 py-2 text-small text-concern"
        >
          <p>
            {t`Somebody who may be ${name} took everything back in a contact, ${clockWords(at, now)}. ${revokedWords(how)}. Nothing of theirs goes until it is said whether it was them.`}
          </p>
          {maySettle ? (
            <div className="flex flex-wrap gap-2">
              <Button size="small" onPress={() => void settle(id, true)}>{t`It was them`}</Button>
              <Button size="small" onPress={() => void settle(id, false)}>{t`It was somebody else`}</Button>
            </div>
          ) : null}
        </div>
      ))}
      {fault === null ? null : <p className="text-small font-medium text-concern">{fault}</p>}
    </>
  );
}

/** `null`: it is settled. */
function settledFault(kind: "NotFound" | "WithdrawalSettled"): string | null {
  return kind === "NotFound" ? t`Not kept: somebody said so already, or this case is not yours.` : null;
}
