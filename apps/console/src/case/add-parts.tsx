import { PersonalClass } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { CheckChoice } from "@holdfast/ui/check-choice";
import { t } from "@lingui/core/macro";
import { useId, useRef, useState, type ReactNode } from "react";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { classWords } from "./class-words.ts";
import { addPart, type Addition } from "./add-part.ts";
import type { CaseData } from "./case-documents.ts";
import { personCalled } from "./called-words.ts";
import { caseShown } from "./case-shown.ts";
import { focusCase } from "./leave-case.ts";
import type { PartAt } from "./part-at.ts";

export interface AddPartsProps {
  readonly data: CaseData;
  readonly onAdded: (at: PartAt) => void;
}

/** Adds people, alleged exploiters and notes. What was being written stays when it is refused. */
export function AddParts({ data, onAdded }: AddPartsProps): ReactNode {
  const [form, setForm] = useState<"none" | "exploiter" | "note">("none");
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  async function add(part: Addition): Promise<void> {
    setBusy(true);
    const added = await addPart(data.id, part);
    setBusy(false);
    if (added.kind === "refused") return setFault(added.words);
    setFault(null);
    setForm("none");
    onAdded(added.at);
  }

  // The same until it is there: an answer that was lost adds nobody twice.
  const nextPerson = useRef<string | null>(null);
  async function addPerson(): Promise<void> {
    nextPerson.current ??= crypto.randomUUID();
    const id = nextPerson.current;
    await add({ kind: "person", id });
    if (partsThere().has(id)) nextPerson.current = null;
  }

  const kept = useKeptFocus(focusCase);
  const hasPeople = data.persons.length > 0;
  return (
    <div className="flex flex-col gap-2" {...kept}>
      <div className="flex flex-wrap gap-2">
        {/* It leaves while it is done: whoever waits for it waits in the case, and a second press meets nothing else. */}
        {isBusy && form === "none" ? (
          <span className="min-h-8 border border-transparent px-2.5 py-1 text-small font-medium text-muted">
            {t`Add somebody`}
          </span>
        ) : (
          <Button size="small" onPress={() => void addPerson()}>{t`Add somebody`}</Button>
        )}
        {/* Whoever is alleged was told of by somebody, and a note is about somebody. */}
        <Button size="small" isDisabled={!hasPeople} onPress={() => setForm("exploiter")}>
          {t`Add an alleged exploiter…`}
        </Button>
        <Button size="small" isDisabled={!hasPeople} onPress={() => setForm("note")}>{t`Add a note…`}</Button>
      </div>
      {fault === null ? null : <p className="text-small font-medium text-concern">{fault}</p>}
      {form === "none" ? null : (
        <AddForm
          key={form}
          kind={form}
          data={data}
          isBusy={isBusy}
          onAdd={(part) => void add(part)}
          onCancel={() => setForm("none")}
        />
      )}
    </div>
  );
}

function partsThere(): ReadonlySet<string> {
  const shown = caseShown.get();
  return new Set(shown.kind === "ready" ? shown.data.persons.map(({ id }) => id) : []);
}

interface AddFormProps {
  readonly kind: "exploiter" | "note";
  readonly data: CaseData;
  readonly isBusy: boolean;
  readonly onAdd: (part: Addition) => void;
  readonly onCancel: () => void;
}

function AddForm({ kind, data, isBusy, onAdd, onCancel }: AddFormProps): ReactNode {
  const id = useId();
  const people = data.persons.map((each) => ({ id: each.id, label: personCalled(data, each.id) }));
  const all = people.map((each) => each.id);
  const [made] = useState(() => crypto.randomUUID());
  // Who told is said; of a note that nobody has looked through everything may be in it, about everybody.
  const [whom, setWhom] = useState<readonly string[]>(kind === "note" || all.length === 1 ? all : []);
  const [mayHold, setMayHold] = useState<readonly PersonalClass[]>(PersonalClass.options);
  const [text, setText] = useState("");
  const isWhole = whom.length > 0 && (kind === "exploiter" || (text.trim() !== "" && mayHold.length > 0));
  return (
    <form
      aria-label={kind === "note" ? t`A note` : t`An alleged exploiter`}
      className="flex flex-col gap-2 rounded-hf border border-line p-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWhole) return;
        if (kind === "exploiter") onAdd({ kind, id: made, toldBy: whom });
        else onAdd({ kind, id: made, about: whom, mayHold, text: text.trim() });
      }}
    >
      {kind === "note" ? (
        <div className="flex flex-col gap-1">
          <label htmlFor={id} className="text-small font-medium">{t`Words`}</label>
          <textarea
            id={id}
            autoComplete="off"
            rows={4}
            value={text}
            onChange={({ target }) => setText(target.value)}
            className="w-full rounded-hf border border-control bg-surface px-2 py-1 text-ink"
          />
        </div>
      ) : null}
      <p className="text-small font-medium">{kind === "note" ? t`Whom it is about` : t`Who told us`}</p>
      <CheckChoice
        label={kind === "note" ? t`Whom it is about` : t`Who told us`}
        choices={people}
        selected={whom}
        onSelect={setWhom}
      />
      {kind === "note" ? (
        <>
          <p className="text-small font-medium">{t`What may be in it`}</p>
          <CheckChoice
            label={t`What may be in it`}
            choices={PersonalClass.options.map((each) => ({ id: each, label: classWords(each) }))}
            selected={mayHold}
            onSelect={setMayHold}
          />
        </>
      ) : null}
      <div className="flex justify-end gap-2">
        <Button size="small" onPress={onCancel}>{t`Cancel`}</Button>
        <Button size="small" type="submit" tone="primary" isDisabled={!isWhole} isPending={isBusy}>
          {kind === "note" ? t`Keep the note` : t`Add`}
        </Button>
      </div>
    </form>
  );
}
