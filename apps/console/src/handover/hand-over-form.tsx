import { UserId, type ContactId } from "@holdfast/case-schema";
import { Button, Skeleton } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useEffect, useState, type KeyboardEvent, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { ask } from "../api/ask.ts";
import { useStore } from "../store/store.ts";
import { CheckWords } from "./check-words.tsx";
import { handingOver } from "./hand-over-at.ts";
import { draftOf, handOverDrafts, keepHandOverDraft, LEADS } from "./hand-over-drafts.ts";
import { HandOverWords } from "./hand-over-words.tsx";
import { MayGoOnDocument } from "./handover-documents.ts";
import { offerHandover, type HandOverField } from "./offer-handover.ts";

/** Who may go on with it, as far as it is known. */
type Takers = readonly { readonly id: string; readonly name: string }[] | "asking" | "unknown";

/** Asks to whom a contact goes, and what they must know. It stays with whoever has it until that is accepted. */
export function HandOverForm({ row }: { readonly row: QueueRow }): ReactNode {
  const draft = draftOf(useStore(handOverDrafts), row.id);
  const [takers, lookAgain] = useTakers(row.id);
  const [fault, setFault] = useState<{ readonly field: HandOverField; readonly words: string } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const close = (): void => handingOver.set(null);
  const faultIn = (field: HandOverField) => (fault?.field === field ? fault.words : null);
  const change = (field: HandOverField, next: Parameters<typeof keepHandOverDraft>[1]): void => {
    keepHandOverDraft(row.id, next);
    setFault((before) => (before?.field === field || before?.field === "contact" ? null : before));
  };

  async function submit(): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    const name = nameOf(takers, draft.to);
    const done = await offerHandover(row.id, draft);
    setBusy(false);
    if (done.kind === "offered") {
      announce({
        kind: `hand-over:${row.id}`,
        urgency: "polite",
        words: () =>
          name === null
            ? t`Offered to the leads. It stays yours until one of them accepts.`
            : t`Offered to ${name}. It stays yours until they accept.`,
      });
      return close();
    }
    setFault(done);
    announce({ kind: `hand-over:${row.id}`, urgency: "assertive", words: () => done.words });
    document.querySelector<HTMLElement>(`[data-hand-over="${done.field}"] :is(textarea, input)`)?.focus();
  }

  const number = String(row.number);
  return (
    <Dialog title={t`Hand over contact ${number}`} isOpen onClose={close}>
      {/* Heard for all that stands in it, none of which knows what is offered. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form
        className="-m-1 flex flex-col gap-4 overflow-y-auto scroll-p-1 p-1"
        // A browser would say less of what is wrong, and nothing to whoever listens.
        noValidate
        onKeyDown={(event: KeyboardEvent) => {
          // As an answer is sent: also out of the fields of several lines.
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void submit();
        }}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className="text-muted">
          {t`It stays yours until the colleague accepts. The person is told before anybody else answers them.`}
        </p>
        <div data-hand-over="to">
          <WhoGoesOn
            takers={takers}
            selected={draft.to}
            onSelect={(to) => change("to", { to })}
            onLookAgain={lookAgain}
          />
          {faultIn("to") === null ? null : <Fault words={faultIn("to") ?? ""} />}
        </div>
        <HandOverWords
          field="promises"
          label={t`What you promised them (may be empty)`}
          value={draft.promises}
          fault={faultIn("promises")}
          onChange={(promises) => change("promises", { promises })}
        />
        <HandOverWords
          field="nextStep"
          label={t`What comes next`}
          value={draft.nextStep}
          fault={faultIn("nextStep")}
          onChange={(nextStep) => change("nextStep", { nextStep })}
        />
        <CheckWords contactId={row.id} onLeave={close} />
        {faultIn("contact") === null ? null : <Fault words={faultIn("contact") ?? ""} />}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onPress={close}>{t`Close`}</Button>
          <Button type="submit" tone="primary" isPending={isBusy}>{t`Offer it`}</Button>
        </div>
      </form>
    </Dialog>
  );
}

interface WhoGoesOnProps {
  readonly takers: Takers;
  readonly selected: string | null;
  readonly onSelect: (to: string) => void;
  readonly onLookAgain: () => void;
}

/** The leads stand there whatever is known: nobody keeps a contact for want of a list. */
function WhoGoesOn({ takers, selected, onSelect, onLookAgain }: WhoGoesOnProps): ReactNode {
  if (takers === "asking") return <Skeleton rows={2} rowClassName="h-8" />;
  const known = takers === "unknown" ? [] : takers;
  return (
    <>
      <RadioChoice
        label={t`Who goes on`}
        showsLabel
        isColumn
        selected={selected}
        onSelect={onSelect}
        choices={[
          ...known.map(({ id, name }) => ({ id, label: name })),
          { id: LEADS, label: t`Whichever lead is there` },
        ]}
      />
      {takers === "unknown" ? (
        <p className="flex flex-wrap items-center gap-2">
          {t`It could not be read who is on shift.`}
          <Button size="small" onPress={onLookAgain}>{t`Look again`}</Button>
        </p>
      ) : known.length === 0 ? (
        <p className="text-small text-muted">{t`No colleague on shift can go on with it now.`}</p>
      ) : null}
    </>
  );
}

function Fault({ words }: { readonly words: string }): ReactNode {
  return <p className="rounded-hf bg-concern-tint px-3 py-2 text-concern">{words}</p>;
}

function useTakers(contactId: ContactId): readonly [Takers, () => void] {
  const [takers, learn] = useState<Takers>("asking");
  const [times, again] = useState(0);
  useEffect(() => {
    let isWanted = true;
    const look = async (): Promise<void> => {
      const answer = await ask(MayGoOnDocument, { contactId }, true);
      if (isWanted) learn(answer.kind === "data" ? answer.data.mayGoOn : "unknown");
    };
    void look();
    return () => {
      isWanted = false;
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- asked anew when somebody looks again
  }, [contactId, times]);
  const lookAgain = (): void => {
    learn("asking");
    again((before) => before + 1);
  };
  return [takers, lookAgain];
}

/** `null`: the leads, or somebody of whom no name is known. */
function nameOf(takers: Takers, to: string | null): string | null {
  if (typeof takers === "string" || !UserId.safeParse(to).success) return null;
  return takers.find(({ id }) => id === to)?.name ?? null;
}
