import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { FaultLine } from "../deeds/fault-line.tsx";
import { useNow } from "../text/now.ts";
import { ContactLink } from "./contact-link.tsx";
import { acceptHandover } from "./accept-handover.ts";
import { notAcceptedWords, toldWords } from "./accepted-words.ts";
import { keepTakenOver, putAway, type TakenOver } from "./taken-over.ts";

/** A contact that I accepted: whether they know that somebody else goes on, what to say first on a call, and a way to it. */
export function TakenOverItem({ taken }: { readonly taken: TakenOver }): ReactNode {
  const now = useNow();
  const [isBusy, busy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const { id, contact, told } = taken;
  const number = String(contact.number);
  const again = async (): Promise<void> => {
    busy(true);
    const came = await acceptHandover(taken);
    busy(false);
    const words = notAcceptedWords(came, now);
    setFault(words);
    if (came.kind === "accepted") keepTakenOver({ ...taken, told: came.told });
    const said = came.kind === "accepted" ? toldWords(came.told) : (words ?? "");
    announce({ kind: `handover:${id}`, urgency: "polite", about: "mine", words: () => said });
  };
  const mayAskAgain = told.kind === "not_told";
  return (
    <li data-taken-over={told.kind} className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span>{t`Contact ${number} is yours.`}</span>
      <span>{toldWords(told)}</span>
      {told.kind === "say" ? (
        <q data-say="" className="w-full text-ink">
          {told.say}
        </q>
      ) : null}
      <ContactLink id={contact.id}>{t`Open contact ${number}`}</ContactLink>
      {mayAskAgain ? (
        <Button size="small" isPending={isBusy} onPress={() => void again()}>
          {t`Accept contact ${number} again`}
        </Button>
      ) : null}
      <Button size="small" aria-label={t`Put away: contact ${number} is yours`} onPress={() => putAway(id)}>
        {t`Put away`}
      </Button>
      <FaultLine fault={fault} />
    </li>
  );
}
