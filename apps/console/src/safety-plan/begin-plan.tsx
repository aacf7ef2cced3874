import { ForWhom } from "@holdfast/safety-plan";
import { Button } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { personCalled } from "../case/called-words.ts";
import type { CaseData } from "../case/case-documents.ts";
import { failureWords } from "../contact/moves.ts";
import { BeginPlanDocument } from "./plan-documents.ts";
import { forWhomWords } from "./plan-words.ts";

export interface BeginPlanProps {
  readonly data: CaseData;
  readonly contactId: string;
  /** Who speaks in the contact, where that was said. */
  readonly speaker: string | null;
  readonly onBegun: (id: string) => void;
}

/** Begins a plan: with whom, and as whom they speak. Nothing is chosen beforehand. */
export function BeginPlan({ data, contactId, speaker, onBegun }: BeginPlanProps): ReactNode {
  // The same until it is there: an answer that was lost begins none twice.
  const [made] = useState(() => crypto.randomUUID());
  const [person, setPerson] = useState(speaker);
  const [forWhom, setForWhom] = useState<ForWhom | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const people = data.persons
    .filter(({ gone }) => gone === null)
    .map(({ id }) => ({ id, label: personCalled(data, id) }));

  async function begin(): Promise<void> {
    if (person === null || forWhom === null) return;
    setBusy(true);
    const ids = { id: made, caseId: data.id, personId: person, contactId };
    const answer = await tell(BeginPlanDocument, { ...ids, forWhom });
    setBusy(false);
    if (answer.kind === "data" && answer.data.done.__typename === "SafetyPlanBegun")
      return onBegun(answer.data.done.id);
    const words =
      answer.kind === "data" ? notBegunWords(answer.data.done.__typename) : failureWords(answer.kind);
    setFault(words);
    announce({ kind: "plan-begin", urgency: "assertive", words: () => words });
  }

  return (
    <form
      aria-label={t`Begin a safety plan`}
      className="flex flex-col gap-2 rounded-hf border border-line p-3 text-small"
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <RadioChoice
        label={t`With whom it is planned`}
        showsLabel
        selected={person}
        onSelect={setPerson}
        choices={people}
      />
      <RadioChoice
        label={t`As whom they speak`}
        showsLabel
        isColumn
        selected={forWhom}
        onSelect={setForWhom}
        choices={ForWhom.options.map((id) => ({ id, label: forWhomWords(id) }))}
      />
      {fault === null ? null : <p className="font-medium text-concern">{fault}</p>}
      <div>
        <Button
          size="small"
          type="submit"
          tone="primary"
          isDisabled={person === null || forWhom === null}
          isPending={isBusy}
        >
          {t`Begin the plan`}
        </Button>
      </div>
    </form>
  );
}

function notBegunWords(
  kind: "SafetyPlanBegun" | "SafetyPlanNotInContact" | "SafetyPlanForgotten" | "NotFound",
): string {
  switch (kind) {
    case "SafetyPlanNotInContact":
      return t`Not begun: this contact is not filed in this case any more.`;
    case "SafetyPlanForgotten":
      return t`Not begun: they were forgotten, as was asked for.`;
    case "SafetyPlanBegun":
    case "NotFound":
      return t`Not begun: this case is not there, or not yours to write.`;
  }
}
