import { Button } from "@holdfast/ui";
import type { ContactId } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { useNow } from "../text/now.ts";
import { DecisionChoice } from "./decision-choice.tsx";
import type { Party } from "./call-data.ts";
import type { PartyGround as Ground } from "./ground-documents.ts";
import { stoodOnWords } from "./ground-words.ts";

export interface PartyGroundProps {
  readonly contactId: ContactId;
  readonly party: Party;
  /** `null` while it is not known. */
  readonly ground: Ground | null;
  /** Whether the contact is mine: nobody else says what was told. */
  readonly isMine: boolean;
  /** Keeps by which decision somebody was told something. */
  readonly onName: (disclosure: string) => Promise<boolean>;
}

/** On what a call to somebody stood, and the way to name the decision by which they were told something after all (G297). */
export function PartyGround({ contactId, party, ground, isMine, onName }: PartyGroundProps): ReactNode {
  const now = useNow();
  const [isOpen, open] = useState(false);
  const [chosen, choose] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { role, name } = party;
  if (ground === null || role === "person") return null;
  // Before the call it is said with the call; after it only what was decided meanwhile can be named.
  const mayName = isMine && party.dialledAt !== null && ground.ground?.ground !== "decided";

  async function keep(): Promise<void> {
    if (chosen === null) return;
    setBusy(true);
    const isKept = await onName(chosen);
    setBusy(false);
    if (isKept) open(false);
  }

  return (
    <div className="flex flex-col gap-1.5">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span>{stoodOnWords(ground.ground, now)}</span>
        {ground.isListed === false ? (
          <span className="font-medium text-concern">{t`This number is not one of the house’s emergency centres.`}</span>
        ) : null}
        {mayName && !isOpen ? (
          <Button size="small" aria-label={t`Name what they were told: ${name}`} onPress={() => open(true)}>
            {t`Name what they were told`}
          </Button>
        ) : null}
      </p>
      {mayName && isOpen ? (
        <div className="flex flex-col gap-2">
          <DecisionChoice
            contactId={contactId}
            role={role}
            selected={chosen}
            onSelect={({ id }) => choose(id)}
          />
          <div className="flex gap-2">
            <Button
              size="small"
              tone="primary"
              isDisabled={chosen === null}
              isPending={isBusy}
              onPress={() => void keep()}
            >
              {t`Keep`}
            </Button>
            <Button size="small" onPress={() => open(false)}>{t`Cancel`}</Button>
          </div>
        </div>
      ) : null}
    </div>
  );
}
