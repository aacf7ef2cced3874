import { Button } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import { useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { caseShown } from "../case/case-shown.ts";
import { fieldNamed } from "../case/field-words.ts";
import { SECTIONS } from "../case/field-shape.ts";
import { FaultLine } from "../deeds/fault-line.tsx";
import { WordsField } from "../deeds/words-field.tsx";
import { useStore } from "../store/store.ts";
import { askToForget } from "./forget-acts.ts";

/** What stands for all of them, where one of their facts could be named. */
const ALL = "all";

/** Writes down that somebody who is verified asks to be forgotten, or that one thing is. */
export function ForgetForm({
  caseId,
  personId,
  look,
  onDone,
}: {
  readonly caseId: string;
  readonly personId: string;
  /** Reads anew what was asked, also where the answer was lost. */
  readonly look: () => Promise<void>;
  readonly onDone: () => void;
}): ReactNode {
  const shown = useStore(caseShown);
  const [what, choose] = useState<string | null>(null);
  const [words, setWords] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  // The same as long as the same is asked and it is not surely refused: an answer that was lost asks for nothing twice, and for nothing else.
  const sent = useRef<{ readonly id: string; readonly field: string | null; readonly words: string } | null>(
    null,
  );
  const fields = shown.kind === "ready" && shown.id === caseId ? filled(shown.data.persons, personId) : [];

  async function ask(): Promise<void> {
    if (what === null) return refuse(t`Say what we are to forget.`);
    if (words.trim() === "") return refuse(t`Say how it is known that it is them who asks.`);
    const given = { field: what === ALL ? null : what, words: words.trim() };
    if (sent.current?.field !== given.field || sent.current.words !== given.words)
      sent.current = { id: crypto.randomUUID(), ...given };
    setBusy(true);
    const refused = await askToForget({ ...sent.current, caseId, personId });
    await look();
    setBusy(false);
    if (refused === null) return onDone();
    if (refused.isSurelyNot) sent.current = null;
    setFault(refused.words);
  }
  function refuse(missing: string): void {
    setFault(missing);
    announce({ kind: "forget", urgency: "assertive", words: () => missing });
  }

  return (
    <form
      aria-label={t`They ask us to forget`}
      data-words=""
      className="flex flex-col gap-3 rounded-hf border border-line p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <p className="text-small text-muted">
        {t`Nothing is forgotten by this: a lead decides it. Tell them that it cannot be undone, and that they can be helped all the same.`}
      </p>
      <RadioChoice
        label={t`What we are to forget`}
        showsLabel
        isColumn
        selected={what}
        onSelect={choose}
        choices={[
          { id: ALL, label: t`All that is kept of them` },
          ...fields.map((name) => ({ id: name, label: fieldNamed("person", name) })),
        ]}
      />
      <WordsField
        label={t`How it is known that it is them who asks now`}
        maxLength={2_000}
        value={words}
        onChange={setWords}
      />
      <FaultLine fault={fault} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={onDone}>{t`Cancel`}</Button>
        <Button type="submit" tone="primary" isPending={isBusy}>{t`Write it down`}</Button>
      </div>
    </form>
  );
}

interface Part {
  readonly id: string;
  readonly fields: readonly { readonly name: string; readonly value: unknown }[];
}

/** Which fields of somebody say anything, in their order. */
function filled(persons: readonly Part[], personId: string): readonly string[] {
  const fields = persons.find(({ id }) => id === personId)?.fields ?? [];
  const said = fields
    .filter(({ value }) => value !== null && value !== "" && !(Array.isArray(value) && value.length === 0))
    .map(({ name }) => name);
  return SECTIONS.person
    .flatMap((each) => each.fields.map(([name]) => name))
    .filter((name) => said.includes(name));
}
