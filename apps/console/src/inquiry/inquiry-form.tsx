import "./inquiry-texts.ts";
import { Button } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { ToggleSwitch } from "@holdfast/ui/toggle-switch";
import { t } from "@lingui/core/macro";
import { useEffect, useState, type KeyboardEvent, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { serverNow } from "../clock/server-clock.ts";
import { overlay } from "../keys/overlay.ts";
import { useStore } from "../store/store.ts";
import { clockWords } from "../text/time-words.ts";
import { HelperPath } from "./helper-path.tsx";
import {
  beginAnew,
  beginInquiry,
  inquiryDraft,
  missingIn,
  watchInquiryDraft,
  type InquiryDraft,
} from "./inquiry-draft.ts";
import { AskerChoice, InquiryFields } from "./inquiry-fields.tsx";
import { InquirySteps } from "./inquiry-steps.tsx";
import { logInquiry } from "./log-inquiry.ts";
import { WhatToSay } from "./what-to-say.tsx";

// For as long as the page is there: what was begun outlives the form.
watchInquiryDraft();

/** Somebody asks about a person: what to say, what is written down, and what is done then. It looks nobody up. */
export function InquiryForm(): ReactNode {
  const draft = useStore(inquiryDraft);
  const [steps, show] = useState<readonly string[] | null>(null);
  const close = (): void => overlay.set(null);
  useEffect(beginInquiry, []);
  return (
    <Dialog title={t`Somebody asks about a person`} isOpen onClose={close}>
      <div data-words="" className="-m-1 flex flex-col gap-4 overflow-y-auto scroll-p-1 p-1">
        {steps === null ? <WhatToSay /> : <InquirySteps steps={steps} onDone={close} />}
        {steps === null && draft !== null ? <Asked draft={draft} onLogged={show} onClose={close} /> : null}
      </div>
    </Dialog>
  );
}

interface AskedProps {
  readonly draft: InquiryDraft;
  readonly onLogged: (steps: readonly string[]) => void;
  readonly onClose: () => void;
}

function Asked({ draft, onLogged, onClose }: AskedProps): ReactNode {
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const time = clockWords(draft.askedAt, serverNow());
  const change = (some: Partial<InquiryDraft>): void =>
    inquiryDraft.update((before) => (before === null ? null : { ...before, ...some }));

  async function write(): Promise<void> {
    const { asker, way, inHand } = draft;
    if (isBusy || draft.isWithSomebody) return;
    if (asker === null || way === null || inHand === null) return refuse(missingWords(draft));
    setBusy(true);
    const logged = await logInquiry({ ...draft, asker, way, inHand });
    setBusy(false);
    if (logged.kind === "refused") return refuse(logged.words);
    announce({ kind: "inquiry", urgency: "polite", words: () => t`Written down.` });
    onLogged(logged.steps);
  }
  function refuse(words: string): void {
    setFault(words);
    announce({ kind: "inquiry", urgency: "assertive", words: () => words });
  }

  return (
    // Heard for all that stands in it, none of which knows what is written down.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className="flex flex-col gap-4"
      aria-describedby={fault === null ? undefined : "inquiry-fault"}
      onKeyDown={(event: KeyboardEvent) => {
        // As an answer is sent: also out of the field of several lines.
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void write();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void write();
      }}
    >
      <p className="flex flex-wrap items-center gap-x-3 text-small text-muted tabular-nums">
        {t`They asked at ${time}.`}
        <Button size="inline" tone="quiet" onPress={beginAnew}>{t`Begin anew`}</Button>
      </p>
      <AskerChoice draft={draft} onChange={change} />
      <ToggleSwitch
        label={t`They are with somebody who needs help, and ask for it for them`}
        isOn={draft.isWithSomebody}
        onChange={(isWithSomebody) => change({ isWithSomebody })}
      />
      {draft.isWithSomebody ? <HelperPath /> : <InquiryFields draft={draft} onChange={change} />}
      {fault === null ? null : (
        <p id="inquiry-fault" className="font-medium text-concern">
          {fault}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={onClose}>{t`Close`}</Button>
        {draft.isWithSomebody ? null : (
          <Button type="submit" tone="primary" isPending={isBusy}>{t`Write it down`}</Button>
        )}
      </div>
    </form>
  );
}

/** What is still to be said. */
function missingWords(draft: InquiryDraft): string {
  switch (missingIn(draft)) {
    case "way":
      return t`Say in what way they ask.`;
    case "inHand":
      return t`Say what they have.`;
    case "asker":
    case null:
      return t`Say who asks.`;
  }
}
