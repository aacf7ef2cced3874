import { TellingWay } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import { useRef, useState, type ReactNode } from "react";
import { ask, tell } from "../api/ask.ts";
import { OneChoice } from "../deeds/one-choice.tsx";
import type { useDeed } from "../deeds/use-deed.ts";
import { useStore } from "../store/store.ts";
import { queue } from "../queue/queue-store.ts";
import { ContactsOfCaseDocument, PlanTellingDocument, type BreachesData } from "./breach-documents.ts";
import { tellingWords } from "./breach-words.ts";

export interface TellingFormProps {
  readonly breachId: string;
  readonly cases: BreachesData["cases"];
  readonly deeds: ReturnType<typeof useDeed>;
  readonly describedBy: string;
}

interface ContactAt {
  readonly id: string;
  readonly number: number;
}

/** Plans how somebody is told: in which contact, and in a way in which they may be reached now, which the gateway judges. */
export function TellingForm({ breachId, cases, deeds, describedBy }: TellingFormProps): ReactNode {
  const open = useStore(queue);
  const [caseId, chooseCase] = useState<string | null>(null);
  const [filed, setFiled] = useState<readonly ContactAt[] | "failed">([]);
  const [contactId, chooseContact] = useState<string | null>(null);
  const [way, chooseWay] = useState<TellingWay | null>(null);
  const asked = useRef<string | null>(null);

  async function look(id: string | null): Promise<void> {
    chooseCase(id);
    chooseContact(null);
    setFiled([]);
    asked.current = id;
    if (id === null) return;
    const answer = await ask(ContactsOfCaseDocument, { id });
    if (asked.current !== id) return;
    setFiled(
      answer.kind === "data"
        ? (answer.data.case?.filings ?? []).map((each) => ({
            id: each.contactId,
            number: each.contactNumber,
          }))
        : "failed",
    );
  }

  const rows: readonly ContactAt[] = [...open.board.rows.values()];
  const contacts = new Map(
    [...(filed === "failed" ? [] : filed), ...rows].map(({ id, number }) => [id, number]),
  );
  return (
    <fieldset aria-label={t`How somebody is told`} className="flex flex-col gap-2">
      <div className="grid gap-2 sm:grid-cols-2">
        <OneChoice
          label={t`A case of yours that it concerns`}
          choices={cases.map(({ id, number }) => ({ id, label: t`Case ${String(number)}` }))}
          selected={caseId}
          onSelect={(id) => void look(id)}
        />
        <OneChoice
          label={t`The contact in which they are reached`}
          choices={[...contacts].map(([id, number]) => ({ id, label: t`Contact ${String(number)}` }))}
          selected={contactId}
          onSelect={chooseContact}
        />
      </div>
      {filed === "failed" ? (
        <p className="flex flex-wrap items-center gap-2 text-small text-concern">
          {t`The contacts of that case could not be loaded.`}
          <Button size="inline" onPress={() => void look(caseId)}>{t`Retry`}</Button>
        </p>
      ) : null}
      <RadioChoice
        label={t`In what way they are told`}
        selected={way}
        onSelect={chooseWay}
        choices={TellingWay.options.map((each) => ({ id: each, label: tellingWords(each) }))}
      />
      <span>
        <Button
          size="small"
          aria-describedby={describedBy}
          isDisabled={contactId === null || way === null}
          isPending={deeds.isBusy}
          onPress={() => {
            if (contactId === null || way === null) return;
            void deeds.act(
              async () => tell(PlanTellingDocument, { id: breachId, contactId, way }),
              t`It is kept how they are told.`,
            );
          }}
        >{t`They are to be told so`}</Button>
      </span>
    </fieldset>
  );
}
