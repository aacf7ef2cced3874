import { LegalProcessKind, ServedHow } from "@holdfast/case-schema";
import { Button, TextField } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import { useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { FaultLine } from "../deeds/fault-line.tsx";
import { refusalOf } from "../deeds/use-deed.ts";
import { WordsField } from "../deeds/words-field.tsx";
import { useMe } from "../session/use-me.ts";
import { RecordLegalDocument } from "./legal-documents.ts";
import { NO_PAPER, paperOf, type LegalDraft } from "./legal-draft.ts";
import { legalKindWords, legalRefusedWords, servedWords } from "./legal-words.ts";

/** Writes down what we were served with. It names no case. */
export function LegalForm({ onDone }: { readonly onDone: (isKept: boolean) => void }): ReactNode {
  const me = useMe();
  const [draft, setDraft] = useState(NO_PAPER);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  // The same until it is there: an answer that was lost writes nothing twice.
  const id = useRef<string | null>(null);
  const put = (some: Partial<LegalDraft>): void => setDraft((before) => ({ ...before, ...some }));

  async function keep(): Promise<void> {
    const paper = paperOf(draft, me.id);
    if (typeof paper === "string") return refuse(missingWords(paper));
    id.current ??= crypto.randomUUID();
    setBusy(true);
    const answer = await tell(RecordLegalDocument, { ...paper, id: id.current });
    setBusy(false);
    const words = refusalOf(answer, (code) => {
      if (code === "id") id.current = null;
      return legalRefusedWords(code);
    });
    if (words !== null) return refuse(words);
    announce({ kind: "demand", urgency: "polite", words: () => t`Written down.` });
    onDone(true);
  }
  function refuse(words: string): void {
    setFault(words);
    announce({ kind: "demand", urgency: "assertive", words: () => words });
  }

  return (
    <form
      aria-label={t`What we were served with`}
      data-words=""
      className="flex flex-col gap-3 rounded-hf border border-line p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <WhatItIs draft={draft} onChange={put} />
      <HowItCame draft={draft} onChange={put} />
      <TextField
        label={t`Who issued it`}
        maxLength={400}
        value={draft.issuer}
        onChange={(issuer) => put({ issuer })}
      />
      <WordsField
        label={t`What it asks for`}
        rows={3}
        maxLength={8_000}
        value={draft.scope}
        onChange={(scope) => put({ scope })}
      />
      <FaultLine fault={fault} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={() => onDone(false)}>{t`Cancel`}</Button>
        <Button type="submit" tone="primary" isPending={isBusy}>{t`Write it down`}</Button>
      </div>
    </form>
  );
}

interface PartProps {
  readonly draft: LegalDraft;
  readonly onChange: (some: Partial<LegalDraft>) => void;
}

function WhatItIs({ draft, onChange }: PartProps): ReactNode {
  return (
    <>
      <RadioChoice
        label={t`What it is`}
        showsLabel
        selected={draft.kind}
        onSelect={(kind) => onChange({ kind })}
        choices={LegalProcessKind.options.map((kind) => ({ id: kind, label: legalKindWords(kind) }))}
      />
      <RadioChoice
        label={t`Signed by a judge`}
        showsLabel
        selected={draft.isSigned}
        onSelect={(isSigned) => onChange({ isSigned })}
        choices={[
          { id: "yes", label: t`Yes` },
          { id: "no", label: t`No, or it cannot be told` },
        ]}
      />
    </>
  );
}

function HowItCame({ draft, onChange }: PartProps): ReactNode {
  return (
    <>
      <RadioChoice
        label={t`How it was served`}
        showsLabel
        selected={draft.servedHow}
        onSelect={(servedHow) => onChange({ servedHow })}
        choices={ServedHow.options.map((how) => ({ id: how, label: servedWords(how) }))}
      />
      <div className="flex flex-wrap gap-3">
        <TextField
          label={t`When it was served`}
          type="datetime-local"
          value={draft.servedAt}
          onChange={(servedAt) => onChange({ servedAt })}
        />
        <TextField
          label={t`By when it is returned, if it says so`}
          type="datetime-local"
          value={draft.returnAt}
          onChange={(returnAt) => onChange({ returnAt })}
        />
      </div>
      <RadioChoice
        label={t`Who of us accepted it`}
        showsLabel
        selected={draft.accepted}
        onSelect={(accepted) => onChange({ accepted })}
        choices={[
          { id: "me", label: t`I did` },
          { id: "nobody", label: t`Nobody` },
        ]}
      />
    </>
  );
}

/** What is still to be said. */
function missingWords(missing: Exclude<ReturnType<typeof paperOf>, object>): string {
  return {
    kind: t`Say what it is.`,
    signed: t`Say whether a judge signed it.`,
    served: t`Say how and when it was served.`,
    accepted: t`Say who of us accepted it.`,
    issuer: t`Say who issued it.`,
    return: t`Say by when it is returned, day and time, or leave it empty.`,
  }[missing];
}
