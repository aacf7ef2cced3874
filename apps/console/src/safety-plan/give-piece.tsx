import type { FieldName } from "@holdfast/safety-plan";
import { Button } from "@holdfast/ui";
import { CheckChoice } from "@holdfast/ui/check-choice";
import { t } from "@lingui/core/macro";
import { useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { WordsEditor } from "../case/words-editor.tsx";
import { failureWords } from "../contact/moves.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { fieldTitle } from "./field-title.ts";
import { giveRefusalWords } from "./give-refusal-words.ts";
import { GivePieceDocument, NotePieceDocument } from "./give-documents.ts";
import type { PlanData } from "./plan-documents.ts";
import { lookAtPlan } from "./plans-shown.ts";

export interface GivePieceProps {
  readonly data: PlanData;
  readonly contactId: string;
  readonly field: FieldName;
  readonly version: number;
  readonly words: string;
}

/** Gives one part of a plan: it was read out, or it is sent once they asked for it. Neither is chosen beforehand. */
export function GivePiece({ data, contactId, field, version, words }: GivePieceProps): ReactNode {
  const [isSending, setSending] = useState(false);
  // The same until it is known what came of it: a lost answer sends nothing twice.
  const [id, setId] = useState(() => crypto.randomUUID());
  const [text, setText] = useState(words);
  const [agreed, agree] = useState<readonly "asked"[]>([]);
  const [owed, owe] = useState<readonly string[] | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const piece = { planId: data.facts.id, field, version, contactId };
  const title = fieldTitle(field);
  const box = useRef<HTMLDivElement>(null);
  // What was sent lays its form down, and whoever sent it is where they came from.
  const kept = useKeptFocus(() => box.current?.querySelector<HTMLElement>("[aria-expanded]")?.focus());

  function tellOf(refused: string | null, done: string): void {
    setFault(refused);
    const said = refused ?? done;
    announce({
      kind: `plan-given:${field}`,
      urgency: refused === null ? "polite" : "assertive",
      words: () => said,
    });
    void lookAtPlan(data.facts.id, contactId);
  }

  async function note(): Promise<void> {
    setBusy(true);
    const answer = await tell(NotePieceDocument, { id, ...piece });
    setBusy(false);
    if (answer.kind !== "data") return tellOf(failureWords(answer.kind), "");
    const { done } = answer.data;
    setId(crypto.randomUUID());
    if (done.__typename === "SafetyPlanPieceRefused") return tellOf(giveRefusalWords(done), "");
    tellOf(done.__typename === "NotFound" ? failureWords("failed") : null, t`Noted: it was read out.`);
  }

  async function send(attested: readonly string[] | null): Promise<void> {
    setBusy(true);
    const answer = await tell(GivePieceDocument, {
      ...piece,
      messageId: id,
      text,
      isAgreed: agreed.includes("asked"),
      attested: attested === null ? null : [...attested],
    });
    setBusy(false);
    owe(null);
    if (answer.kind !== "data") return tellOf(failureWords(answer.kind), "");
    const { done } = answer.data;
    switch (done.__typename) {
      case "MessageQueued":
        setId(crypto.randomUUID());
        setSending(false);
        agree([]);
        return tellOf(null, t`Sent: one part of the plan.`);
      case "SafetyPlanPieceRefused":
        setId(crypto.randomUUID());
        return tellOf(giveRefusalWords(done), "");
      case "AttestationOwed":
        owe(done.mentioned);
        return tellOf(giveRefusalWords(done), "");
      case "NotHolder":
      case "ContactClosed":
      case "ReachRefused":
      case "FollowUpNotDue":
      case "TextRefused":
      case "NotFound":
        return tellOf(giveRefusalWords(done), "");
    }
  }

  return (
    <div ref={box} className="flex flex-col gap-2 text-small" data-plan-give={field} {...kept}>
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          aria-label={t`${title}: it was read out`}
          isPending={isBusy}
          onPress={() => void note()}
        >
          {t`It was read out`}
        </Button>
        <Button
          size="small"
          aria-label={t`${title}: send it`}
          aria-expanded={isSending}
          onPress={() => setSending(!isSending)}
        >
          {t`Send it…`}
        </Button>
      </div>
      {isSending ? (
        <form
          aria-label={t`${title}: send it`}
          className="flex flex-col gap-2 rounded-hf border border-line p-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (agreed.length > 0) void send(null);
          }}
        >
          <WordsEditor
            label={t`The words that are sent`}
            shape={{ kind: "text", isLong: true }}
            typed={text}
            onType={setText}
            isReadOnly={false}
          />
          <CheckChoice
            label={t`What was agreed`}
            selected={agreed}
            onSelect={agree}
            choices={[
              {
                id: "asked",
                label: t`They asked for this part, now, and know that it stays on their device`,
              },
            ]}
          />
          <div className="flex flex-wrap gap-2">
            <Button
              size="small"
              type="submit"
              tone="primary"
              isDisabled={agreed.length === 0}
              isPending={isBusy}
            >
              {t`Send this part`}
            </Button>
            {owed === null ? null : (
              <Button size="small" onPress={() => void send(owed)}>
                {t`It tells nothing of another person: send it`}
              </Button>
            )}
          </div>
        </form>
      ) : null}
      {fault === null ? null : <p className="font-medium text-concern">{fault}</p>}
    </div>
  );
}
