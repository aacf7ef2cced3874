import { isOwnFact } from "@holdfast/case-schema/case";
import { Button } from "@holdfast/ui";
import { SearchChoice } from "@holdfast/ui/search-choice";
import { t } from "@lingui/core/macro";
import { useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { caseShown, lookAtCase, standingOf } from "../case/case-shown.ts";
import type { CaseData } from "../case/case-documents.ts";
import type { Standing } from "../case/field-draft.ts";
import { FieldEditor } from "../case/field-editor.tsx";
import { SECTIONS, shapeOf } from "../case/field-shape.ts";
import { fieldNamed } from "../case/field-words.ts";
import { searchWords } from "../case/search-words.ts";
import { sentOf, typedOf, valueOf } from "../case/typed-value.ts";
import { valueWords } from "../case/value-words.ts";
import { FaultLine } from "../deeds/fault-line.tsx";
import { useStore } from "../store/store.ts";
import { spoken } from "../text/language.ts";
import { correctOwnFact } from "./own-word-acts.ts";

export interface OwnWordFormProps {
  readonly caseId: string;
  readonly personId: string;
  /** In which they say it. */
  readonly contactId: string;
  readonly onDone: () => void;
}

/** What somebody who is verified says themself that is wrong in what is kept of them. */
export function OwnWordForm({ caseId, personId, contactId, onDone }: OwnWordFormProps): ReactNode {
  const shown = useStore(caseShown);
  if (shown.kind !== "ready" || shown.id !== caseId) return null;
  return <Filled {...{ caseId, personId, contactId, onDone }} data={shown.data} />;
}

/** What is put there, from what stood there when the field was chosen. */
interface Chosen {
  readonly field: string;
  readonly seen: Standing;
  readonly typed: unknown;
}

function Filled({
  caseId,
  personId,
  contactId,
  onDone,
  data,
}: OwnWordFormProps & { readonly data: CaseData }): ReactNode {
  const language = useStore(spoken);
  const [chosen, choose] = useState<Chosen | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  // The same as long as the same is said and it is not surely refused: an answer that was lost says nothing twice.
  const sent = useRef<{ readonly id: string; readonly said: string } | null>(null);
  const part = data.persons.find(({ id }) => id === personId);
  const fields = SECTIONS.person
    .flatMap(({ fields: ofSection }) => ofSection.map(([name]) => name))
    .filter((name) => isOwnFact(name, []));

  async function send(): Promise<void> {
    if (chosen === null) return refuse(t`Say what is wrong.`);
    const { field, seen, typed } = chosen;
    const shape = shapeOf("person", field);
    const value = sentOf(shape, valueOf(shape, typed));
    const said = JSON.stringify([field, value, seen.revision]);
    if (sent.current?.said !== said) sent.current = { id: crypto.randomUUID(), said };
    const { id } = sent.current;
    setBusy(true);
    const seenRevision = seen.revision;
    const refused = await correctOwnFact({ id, caseId, personId, contactId, field, value, seenRevision });
    await lookAtCase(caseId);
    setBusy(false);
    if (refused === null) return onDone();
    if (refused.isSurelyNot) sent.current = null;
    setFault(refused.words);
  }
  function refuse(missing: string): void {
    setFault(missing);
    announce({ kind: "own-word", urgency: "assertive", words: () => missing });
  }
  function take(field: string | undefined): void {
    const seen = part === undefined || field === undefined ? null : standingOf(part, field);
    if (field === undefined || seen === null) return choose(null);
    choose({ field, seen, typed: typedOf(shapeOf("person", field), seen.value) });
  }

  const which = t`What is wrong`;
  return (
    <form
      aria-label={t`They say that something is wrong`}
      data-words=""
      className="flex flex-col gap-3 rounded-hf border border-line p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p className="text-small text-muted">
        {t`What they say stands from now on, as their own word. What stood there, and who had said it, stays beside it.`}
      </p>
      <SearchChoice
        {...searchWords(which)}
        label={which}
        choices={fields.map((id) => ({ id, label: fieldNamed("person", id) }))}
        selected={chosen === null ? [] : [chosen.field]}
        mayBeEmpty
        onSelect={([field]) => take(field)}
      />
      {chosen === null ? null : (
        <>
          <p className="text-small wrap-anywhere whitespace-pre-wrap">
            {t`It stands there now: ${valueWords(shapeOf("person", chosen.field), chosen.seen.value, data, language)}`}
          </p>
          <FieldEditor
            label={t`What they say`}
            shape={shapeOf("person", chosen.field)}
            typed={chosen.typed}
            onType={(typed) => choose({ ...chosen, typed })}
            data={data}
            ownId={personId}
            isDisabled={false}
          />
        </>
      )}
      <FaultLine fault={fault} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={onDone}>{t`Cancel`}</Button>
        <Button type="submit" tone="primary" isPending={isBusy}>{t`Write it down`}</Button>
      </div>
    </form>
  );
}
