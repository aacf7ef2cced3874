import type { CallPartyRole, ContactId } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { serverNow } from "../clock/server-clock.ts";
import { useMe } from "../session/use-me.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { DecidedNumber } from "./decided-number.tsx";
import { decisionsFor, type Decision } from "./decisions.ts";
import { useDecisions } from "./use-decisions.ts";

export interface DecisionChoiceProps {
  readonly contactId: ContactId;
  readonly role: CallPartyRole;
  readonly selected: string | null;
  readonly onSelect: (decision: Decision) => void;
}

/** What was decided to be told them aloud, to be chosen from; or how that comes about. */
export function DecisionChoice({ contactId, role, selected, onSelect }: DecisionChoiceProps): ReactNode {
  const now = useNow();
  const me = useMe().id;
  const { known, lookAgain } = useDecisions(contactId);
  const found: readonly Decision[] =
    known.kind === "known" ? decisionsFor(role, known.data, me, serverNow()) : [];
  const chosen = found.find(({ id }) => id === selected);
  return (
    <div className="flex flex-col gap-1.5">
      {found.length > 0 ? (
        <RadioChoice
          label={t`What was decided`}
          showsLabel
          isColumn
          selected={selected}
          onSelect={(id) => {
            const picked = found.find((each) => each.id === id);
            if (picked !== undefined) onSelect(picked);
          }}
          choices={found.map(({ id, at, name }) => ({
            id,
            label:
              name === "" ? t`decided: ${clockWords(at, now)}` : t`${name}, decided: ${clockWords(at, now)}`,
          }))}
        />
      ) : (
        <p className="text-small font-medium text-concern">{noneWords(known.kind)}</p>
      )}
      {chosen === undefined ? null : <DecidedNumber decision={chosen} />}
      <p className="flex flex-wrap items-center gap-2 text-small text-muted">
        {t`Say what was decided, word for word, and nothing else about the person.`}
        <Button size="inline" isPending={known.kind === "loading"} onPress={() => void lookAgain()}>
          {t`Look again`}
        </Button>
      </p>
    </div>
  );
}

/** Why nothing can be chosen, and the way to it. */
function noneWords(kind: ReturnType<typeof useDecisions>["known"]["kind"]): string {
  switch (kind) {
    case "loading":
      return t`What was decided is being looked up.`;
    case "failed":
      return t`What was decided could not be loaded.`;
    case "no_case":
      return t`This contact is in no case of yours, so nothing can be decided. File it, or tell them nothing about the person.`;
    case "known":
      return t`In the last hour nothing was cleared to tell them. Clear it in the case, as spoken: it says there what is refused or waits, and how it can become a yes.`;
  }
}
