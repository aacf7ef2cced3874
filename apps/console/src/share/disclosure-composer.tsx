import { Button } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import type { CaseData } from "../case/case-documents.ts";
import { serverNow } from "../clock/server-clock.ts";
import { useStore } from "../store/store.ts";
import { confirm, preview, type Gone } from "./compose-acts.ts";
import type { DisclosureInput, SentHow, ViewData } from "./compose-documents.ts";
import { askingOf, isLifeInDanger, NOTHING_CHOSEN, type ComposeDraft } from "./compose-draft.ts";
import { composeProblemWords, HOWS, sentHowWords } from "./compose-words.ts";
import { DisclosureDecided, isHeld } from "./disclosure-decided.tsx";
import { DisclosureFacts } from "./disclosure-facts.tsx";
import { DisclosureFears } from "./disclosure-fears.tsx";
import { DisclosureGone } from "./disclosure-gone.tsx";
import { DisclosureTerms } from "./disclosure-terms.tsx";
import { sharing } from "./sharing.ts";
import { useSharingNews } from "./sharing-news.ts";
import { toldFacts } from "./told-facts.ts";

/** What was decided of one asking: whatever is changed afterwards is asked anew. */
interface Decided {
  readonly input: DisclosureInput;
  readonly view: ViewData;
}

export interface DisclosureComposerProps {
  readonly data: CaseData;
  /** Something went, or waits. */
  readonly onSent: () => void;
  readonly onDone: () => void;
}

/** Tells somebody something: what is chosen is decided fact by fact, shown, and goes only as it was shown. */
export function DisclosureComposer({ data, onSent, onDone }: DisclosureComposerProps): ReactNode {
  const known = useStore(sharing);
  const facts = useMemo(() => toldFacts(data, serverNow()), [data]);
  const [draft, setDraft] = useState(NOTHING_CHOSEN);
  const [decided, setDecided] = useState<Decided | null>(null);
  const [how, setHow] = useState<SentHow | null>(null);
  // The same until it went: an answer that was lost sends nothing twice.
  const [id] = useState(() => crypto.randomUUID());
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [gone, setGone] = useState<Gone | null>(null);
  // Grows with every change and every look: what was decided of a draft that is another by now is not shown as what may go.
  const draftNow = useRef(0);

  const lookAgain = useRef<() => void>(() => undefined);
  const isOvertaken = useRef(false);
  // What was decided may be decided otherwise by now: it does not stand there as what may go.
  useSharingNews(
    data.id,
    useCallback(() => lookAgain.current(), []),
  );
  useEffect(() => {
    lookAgain.current = () => {
      // What is being decided at this moment may have been decided before it.
      if (isBusy) isOvertaken.current = true;
      else if (decided !== null && gone === null) void look();
    };
  });
  useEffect(() => {
    if (isBusy || !isOvertaken.current) return;
    isOvertaken.current = false;
    lookAgain.current();
  }, [isBusy]);

  if (facts === null)
    return (
      <p className="text-concern">{t`A part of this case cannot be read here, so nothing of it goes.`}</p>
    );
  const recipients = known.kind === "known" && known.caseId === data.id ? known.recipients : [];
  const recipient = recipients.find((each) => each.id === draft.recipientId);
  const put = (next: Partial<ComposeDraft>): void => {
    draftNow.current += 1;
    setDraft((before) => ({ ...before, ...next }));
    setDecided(null);
    setFault(null);
  };
  const asking = (): DisclosureInput | null => {
    const asked = askingOf(draft, data.id, facts);
    if (asked.kind === "asked") return asked.input;
    setFault(composeProblemWords(asked.because));
    return null;
  };

  async function look(as: SentHow | null = how): Promise<void> {
    const input = asking();
    if (input === null) return;
    const nth = (draftNow.current += 1);
    setBusy(true);
    const answer = await preview(input, as);
    setBusy(false);
    if (nth !== draftNow.current) return;
    setFault(answer.kind === "refused" ? answer.words : null);
    setDecided(answer.kind === "shown" ? { input, view: answer.view } : null);
    const said = answer.kind === "shown" ? t`Decided, and nothing has gone. It stands below.` : answer.words;
    announce({
      kind: "disclosure",
      urgency: answer.kind === "shown" ? "polite" : "assertive",
      words: () => said,
    });
  }

  async function send(input: DisclosureInput, shown: ViewData | null, as: SentHow): Promise<void> {
    setBusy(true);
    const answer = await confirm(id, input, as, shown?.seen ?? null, shown?.packet != null);
    setBusy(false);
    setFault(answer.kind === "refused" ? answer.words : null);
    if (answer.kind === "done") {
      setGone(answer.gone);
      onSent();
    }
  }

  if (gone !== null) return <DisclosureGone gone={gone} data={data} onDone={onDone} />;
  const waits = decided?.view.subjects.some(isHeld) === true;
  const goes = decided !== null && decided.view.packet !== null;
  return (
    <form
      aria-label={t`Tell somebody something`}
      className="flex flex-col gap-3 rounded-hf border border-line p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void look();
      }}
    >
      <DisclosureTerms draft={draft} onChange={put} data={data} recipients={recipients} />
      <DisclosureFears draft={draft} onChange={put} data={data} />
      <DisclosureFacts draft={draft} onChange={put} data={data} known={facts} />
      {isLifeInDanger(draft) && recipient?.type === "emergency_services" ? (
        <Button
          tone="primary"
          isPending={isBusy}
          onPress={() => {
            const input = asking();
            if (input !== null) void send(input, null, "spoken");
          }}
        >{t`Tell them now: a life is in danger`}</Button>
      ) : null}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={onDone}>{t`Cancel`}</Button>
        <Button type="submit" isPending={isBusy}>{t`See what may go`}</Button>
      </div>
      {decided === null ? null : (
        <section
          aria-labelledby="disclosure-decided"
          className="flex flex-col gap-3 border-t border-line pt-3"
        >
          <h4 id="disclosure-decided" className="font-semibold">
            {t`Nothing has gone yet. What may go now:`}
          </h4>
          <p className="font-medium">{recipient?.name}</p>
          <DisclosureDecided view={decided.view} data={data} />
          {goes || waits ? (
            <>
              <RadioChoice<SentHow>
                label={t`How it is told`}
                showsLabel
                selected={how}
                onSelect={(next) => {
                  setHow(next);
                  // On paper nobody is on the line, and what may go can be less.
                  if (draft.onTheLine.length > 0) void look(next);
                }}
                choices={HOWS.map((each) => ({ id: each, label: sentHowWords(each) }))}
              />
              <div className="flex justify-end">
                <Button
                  tone="primary"
                  isDisabled={how === null}
                  isPending={isBusy}
                  onPress={() => {
                    if (how !== null) void send(decided.input, decided.view, how);
                  }}
                >
                  {goes ? t`Tell them this` : t`Ask for a word`}
                </Button>
              </div>
            </>
          ) : null}
        </section>
      )}
      {fault === null ? null : <p className="font-medium text-concern">{fault}</p>}
    </form>
  );
}
