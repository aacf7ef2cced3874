import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { ask } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { FaultLine } from "../deeds/fault-line.tsx";
import { useMe } from "../session/use-me.ts";
import { useNow } from "../text/now.ts";
import { acceptHandover, type Accepted } from "./accept-handover.ts";
import { notAcceptedWords, toldWords } from "./accepted-words.ts";
import { keptMeanwhile } from "./accepting.ts";
import { endHandover } from "./end-handover.ts";
import { HandoverDocument, type HandoverData, type HandoverReadData } from "./handover-documents.ts";
import { offeredWords } from "./handover-words.ts";
import { lookAtHandovers } from "./handovers.ts";
import { keepTakenOver } from "./taken-over.ts";

/** What goes with it, once it was asked for: personal data, gone with the page or on a press. */
type Read =
  | { readonly kind: "closed" | "coming" | "gone" }
  | { readonly kind: "no_answer"; readonly words: string }
  | { readonly kind: "here"; readonly words: HandoverReadData["words"] };

/** Something that a colleague offers me, or that fell to leads: read before it is accepted or declined, each on a press of its own. */
export function OfferedItem({ offer }: { readonly offer: HandoverData }): ReactNode {
  const me = useMe().id;
  const now = useNow();
  const [read, setRead] = useState<Read>({ kind: "closed" });
  const [busy, setBusy] = useState<"accept" | "decline" | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [answer, setAnswer] = useState<Accepted | null>(null);
  const { id, contact, medium } = offer;
  const number = String(contact.number);
  const say = (words: string): void =>
    announce({ kind: `handover:${id}`, urgency: "polite", about: "mine", words: () => words });
  const look = async (): Promise<void> => {
    if (read.kind === "here") return setRead({ kind: "closed" });
    setRead({ kind: "coming" });
    const found = await ask(HandoverDocument, { id });
    if (found.kind !== "data") return setRead({ kind: "no_answer", words: failureWords(found.kind) });
    const { handover } = found.data;
    setRead(handover === null ? { kind: "gone" } : { kind: "here", words: handover.words });
  };
  const accept = async (): Promise<void> => {
    setBusy("accept");
    setFault(null);
    const came = await keptMeanwhile(offer, async () => {
      const answered = await acceptHandover({ id, medium });
      if (answered.kind === "accepted") keepTakenOver({ id, contact, medium, told: answered.told });
      return answered;
    });
    setBusy(null);
    setAnswer(came);
    say(
      came.kind === "accepted"
        ? t`Contact ${number} is yours. ${toldWords(came.told)}`
        : (notAcceptedWords(came, now) ?? ""),
    );
    await lookAtHandovers();
  };
  const decline = async (): Promise<void> => {
    setBusy("decline");
    const words = await endHandover(id, "decline");
    setBusy(null);
    setAnswer(null);
    setFault(words);
    say(words ?? t`You declined contact ${number}. It stays with ${offer.from.name}.`);
    await lookAtHandovers();
  };
  return (
    <li data-offered={id} className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="tabular-nums">{offeredWords(offer, now)}</span>
        <Button
          size="small"
          aria-expanded={read.kind === "here"}
          isPending={read.kind === "coming"}
          onPress={() => void look()}
        >
          {t`Read what goes with contact ${number}`}
        </Button>
        <Button
          size="small"
          tone="primary"
          isDisabled={busy === "decline"}
          isPending={busy === "accept"}
          onPress={() => void accept()}
        >
          {t`Accept contact ${number}`}
        </Button>
        {offer.state === "offered" && offer.to?.id === me ? (
          <Button
            size="small"
            isDisabled={busy === "accept"}
            isPending={busy === "decline"}
            onPress={() => void decline()}
          >
            {t`Decline contact ${number}`}
          </Button>
        ) : null}
      </div>
      <ReadLines read={read} isNeverOffered={offer.isNeverOffered} />
      <FaultLine fault={fault ?? (answer === null ? null : notAcceptedWords(answer, now))} />
    </li>
  );
}

function ReadLines({
  read,
  isNeverOffered,
}: {
  readonly read: Read;
  readonly isNeverOffered: boolean;
}): ReactNode {
  switch (read.kind) {
    case "closed":
    case "coming":
      return null;
    case "gone":
      return <FaultLine fault={t`This is not there any more, or it is not yours to see.`} />;
    case "no_answer":
      return <FaultLine fault={read.words} />;
    case "here":
      if (read.words === null && isNeverOffered)
        return (
          <p className="text-ink">{t`Nobody wrote anything for whoever goes on: nothing was promised by this, and what comes next stands in the contact alone.`}</p>
        );
      if (read.words === null)
        return (
          <FaultLine fault={t`What goes with it is damaged, and cannot be read. Ask whoever offers it.`} />
        );
      return (
        <dl data-words="" className="flex flex-col gap-1 text-ink">
          <dt className="text-small font-medium">{t`What they were promised`}</dt>
          <dd className="whitespace-pre-wrap">
            {read.words.promises === "" ? t`Nothing.` : read.words.promises}
          </dd>
          <dt className="text-small font-medium">{t`What comes next`}</dt>
          <dd className="whitespace-pre-wrap">{read.words.nextStep}</dd>
        </dl>
      );
  }
}
