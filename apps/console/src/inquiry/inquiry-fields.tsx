import { InHand, InquiryAsker, InquiryWay } from "@holdfast/case-schema";
import { TextField } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import { useId, type ReactNode } from "react";
import type { InquiryDraft } from "./inquiry-draft.ts";
import { askerWords, inHandWords, wayWords } from "./inquiry-words.ts";

export interface InquiryFieldsProps {
  readonly draft: InquiryDraft;
  readonly onChange: (change: Partial<InquiryDraft>) => void;
}

/** What is written down of whoever asks. Of whom they ask is a word among theirs, by which nobody is looked up. */
export function InquiryFields({ draft, onChange }: InquiryFieldsProps): ReactNode {
  const id = useId();
  return (
    <>
      <RadioChoice
        label={t`In what way`}
        showsLabel
        selected={draft.way}
        onSelect={(way) => onChange({ way })}
        choices={InquiryWay.options.map((way) => ({ id: way, label: wayWords(way) }))}
      />
      <RadioChoice
        label={t`What they have`}
        showsLabel
        selected={draft.inHand}
        onSelect={(inHand) => onChange({ inHand })}
        choices={InHand.options.map((inHand) => ({ id: inHand, label: inHandWords(inHand) }))}
      />
      <TextField
        label={t`Their name and office`}
        maxLength={200}
        value={draft.who}
        onChange={(who) => onChange({ who })}
      />
      <TextField
        label={t`Where they say that they can be called back`}
        maxLength={400}
        value={draft.reach}
        onChange={(reach) => onChange({ reach })}
      />
      <div className="flex flex-col gap-1">
        <label htmlFor={id} className="text-small font-medium">{t`What they want, in their words`}</label>
        <textarea
          id={id}
          rows={3}
          maxLength={4_000}
          autoComplete="off"
          value={draft.said}
          onChange={({ target }) => onChange({ said: target.value })}
          className="w-full rounded-hf border border-control bg-surface px-3 py-2 text-ink"
        />
      </div>
    </>
  );
}

/** Who asks: with it the form begins. */
export function AskerChoice({ draft, onChange }: InquiryFieldsProps): ReactNode {
  return (
    <RadioChoice
      label={t`Who asks`}
      showsLabel
      selected={draft.asker}
      onSelect={(asker) => onChange({ asker })}
      choices={InquiryAsker.options.map((asker) => ({ id: asker, label: askerWords(asker) }))}
    />
  );
}
