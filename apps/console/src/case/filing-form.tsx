import type { ContactId } from "@holdfast/case-schema";
import { Button, Skeleton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useRef, useState, type ReactNode } from "react";
import { ask } from "../api/ask.ts";
import { useAsked } from "../api/use-asked.ts";
import { CameFields } from "./came-fields.tsx";
import { cameOf, NOBODY_KNOWS } from "./came-draft.ts";
import { CaseChoice, type Into } from "./case-choice.tsx";
import { CaseDocument, type CaseData } from "./case-documents.ts";
import { caseShown, lookAtCase } from "./case-shown.ts";
import { personCalled } from "./called-words.ts";
import { fileContact } from "./file-contact.ts";
import { CasesForContactDocument } from "./case-choice-documents.ts";
import type { FilingData } from "./filing-documents.ts";
import { cameProblemWords, notFiledWords } from "./filing-words.ts";

type People =
  | "none"
  | "loading"
  | "failed"
  | "not_yours"
  | readonly { readonly id: string; readonly label: string }[];

/** Files a contact: into which case, and who speaks. */
export function FilingForm({
  contact,
  filing,
  onDone,
}: {
  readonly contact: ContactId;
  readonly filing: FilingData | null;
  readonly onDone: () => void;
}): ReactNode {
  const asked = useAsked(async () => ask(CasesForContactDocument, { contactId: contact }));
  const here = shownCase(filing);
  const [into, setInto] = useState<Into>(
    here === null ? { kind: "new" } : { kind: "there", id: here.id, number: here.number },
  );
  const [people, setPeople] = useState<People>(here === null ? "none" : peopleOf(here));
  const [draft, setDraft] = useState(NOBODY_KNOWS);
  const [caseId] = useState(() => crypto.randomUUID());
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const chosen = useRef<Into>(into);

  async function choose(next: Into): Promise<void> {
    chosen.current = next;
    setInto(next);
    setFault(null);
    setDraft((before) => ({ ...before, person: null, people: [] }));
    if (next.kind === "new") return setPeople("none");
    setPeople("loading");
    const answer = await ask(CaseDocument, { id: next.id });
    if (chosen.current !== next) return;
    if (answer.kind !== "data") return setPeople("failed");
    setPeople(answer.data.case === null ? "not_yours" : peopleOf(answer.data.case));
  }

  async function file(): Promise<void> {
    const given = cameOf(draft, () => crypto.randomUUID());
    if (given.kind === "problem") return setFault(cameProblemWords(given.because));
    setBusy(true);
    const where = into.kind === "new" ? { caseId, isNew: true } : { caseId: into.id, isNew: false };
    const filed = await fileContact(contact, where, given, filing?.atVersion ?? 0);
    setBusy(false);
    if (filed.kind !== "filed") return setFault(notFiledWords(filed));
    // Whoever came into it with this is shown in it.
    if (here !== null && where.caseId === here.id) void lookAtCase(here.id);
    onDone();
  }

  return (
    <form
      aria-label={t`File this contact`}
      data-words=""
      className="flex flex-col gap-3 rounded-hf border border-line p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void file();
      }}
    >
      <CaseChoice
        candidates={asked.data}
        hasFailed={asked.hasFailed}
        onRetry={() => void asked.askAgain()}
        into={into}
        onChoose={(next) => void choose(next)}
      />
      <PeopleInState people={people} onRetry={() => void choose(into)} />
      <CameFields draft={draft} onChange={setDraft} people={typeof people === "string" ? [] : people} />
      {fault === null ? null : <p className="font-medium text-concern">{fault}</p>}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={onDone}>{t`Cancel`}</Button>
        <Button
          type="submit"
          tone="primary"
          isPending={isBusy}
          isDisabled={people === "loading" || people === "failed" || people === "not_yours"}
        >
          {t`File it`}
        </Button>
      </div>
    </form>
  );
}

function PeopleInState({
  people,
  onRetry,
}: {
  readonly people: People;
  readonly onRetry: () => void;
}): ReactNode {
  if (people === "loading") return <Skeleton rows={1} rowClassName="h-8" />;
  if (people === "not_yours")
    return <p className="text-concern">{t`This case is not there, or it is not yours to read.`}</p>;
  if (people !== "failed") return null;
  return (
    <p className="flex flex-wrap items-center gap-2 text-concern">
      {t`Who is in that case could not be loaded.`}
      <Button size="inline" onPress={onRetry}>{t`Retry`}</Button>
    </p>
  );
}

const peopleOf = (data: CaseData): { readonly id: string; readonly label: string }[] =>
  data.persons.map(({ id }) => ({ id, label: personCalled(data, id) }));

/** The case that it is in, where that is shown. */
function shownCase(filing: FilingData | null): CaseData | null {
  const shown = caseShown.get();
  return filing !== null && shown.kind === "ready" && shown.id === filing.caseId ? shown.data : null;
}
