import { Button } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { focusWhenOpened } from "../contact/focus-heading.ts";
import { beginningWords, learnBeginnings, type Beginning } from "../going-on/beginnings.ts";
import { goOn } from "../going-on/continue.ts";
import { useMe } from "../session/use-me.ts";
import { callRefusalWords } from "./ask-call.ts";

export interface TextAfterLossProps {
  readonly row: QueueRow;
  /** What is seen of the number that they called from; `null`: it was withheld. */
  readonly maskedAddress: string | null;
}

/**
 * The way to the one text that they asked for where a line is lost: a call carries none, so their text contact is opened, in
 * which it is offered with every lock of that moment. Opening it sends nothing.
 */
export function TextAfterLoss({ row, maskedAddress }: TextAfterLossProps): ReactNode {
  const { capabilities } = useMe();
  const navigate = useNavigate();
  const [known, learn] = useState<readonly Beginning[] | "failed" | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [refusal, refuse] = useState<string | null>(null);
  const may = capabilities.has("contact.continue");
  useEffect(() => {
    if (may && maskedAddress !== null && known === null) void learnBeginnings().then(learn);
  }, [may, maskedAddress, known]);
  if (!may) return null;
  if (maskedAddress === null) return <p>{callRefusalWords("no_address")}</p>;
  if (known === null) return null;
  if (known === "failed")
    return (
      <p className="flex flex-wrap items-center gap-2">
        {t`Where texts can be sent from could not be read.`}
        <Button size="small" onPress={() => learn(null)}>{t`Retry`}</Button>
      </p>
    );
  const texts = known.filter(isText);
  if (texts.length === 0) return <p>{t`No text can be sent from here now.`}</p>;

  async function open(beginning: Beginning): Promise<void> {
    setBusy(true);
    const outcome = await goOn(row.id, row.version, beginning, { given: "contact" });
    setBusy(false);
    const { words } = outcome;
    announce({ kind: `continue:${row.id}`, urgency: "polite", words: () => words });
    if (outcome.kind === "refused") return refuse(words);
    focusWhenOpened(navigate({ to: "/contact/$id", params: { id: outcome.id } }));
  }

  return (
    <div className="flex flex-wrap items-center gap-2">
      {texts.map((each) => (
        <Button key={each.id} size="small" isPending={isBusy} onPress={() => void open(each)}>
          {texts.length === 1
            ? t`Open their text contact for the one text`
            : t`Open their text contact for the one text: ${beginningWords(each, known)}`}
        </Button>
      ))}
      <span>{t`Nothing is sent by opening it. Record there, too, what they agreed: the text is offered once that is known there.`}</span>
      {refusal === null ? null : <span className="font-medium">{refusal}</span>}
    </div>
  );
}

const isText = ({ medium, begins }: Beginning): boolean => medium === "text" && begins === "number";
