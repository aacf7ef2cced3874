import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { ask, tell } from "../api/ask.ts";
import { OneChoice } from "../deeds/one-choice.tsx";
import { useMe } from "../session/use-me.ts";
import { useAsked } from "../api/use-asked.ts";
import { CounselDocument, GiveLegalDocument } from "./legal-documents.ts";
import type { LegalPartProps } from "./legal-item.tsx";

/** Gives a paper to somebody of counsel, who answers it: counsel takes it, and whoever may list colleagues gives it. */
export function HandOver({ item, deeds, describedBy }: LegalPartProps): ReactNode {
  const me = useMe();
  const give = (counselId: string): void =>
    void deeds.act(
      async () => tell(GiveLegalDocument, { id: item.id, counselId }),
      t`It is kept who answers it.`,
    );
  if (me.capabilities.has("legal.decide"))
    return (
      <span>
        <Button
          size="small"
          aria-describedby={describedBy}
          isPending={deeds.isBusy}
          onPress={() => give(me.id)}
        >{t`I answer it`}</Button>
      </span>
    );
  return me.capabilities.has("staff.list") ? (
    <Give describedBy={describedBy} isBusy={deeds.isBusy} onGive={give} />
  ) : null;
}

function Give({
  describedBy,
  isBusy,
  onGive,
}: {
  readonly describedBy: string;
  readonly isBusy: boolean;
  readonly onGive: (id: string) => void;
}): ReactNode {
  const { data, hasFailed, askAgain } = useAsked(async () => ask(CounselDocument, {}));
  const [chosen, choose] = useState<string | null>(null);
  const counsel = (data?.colleagues ?? []).filter(({ role }) => role === "counsel");
  if (hasFailed && data === null)
    return (
      <p className="flex flex-wrap items-center gap-2 text-small">
        {t`Who is counsel could not be loaded.`}
        <Button size="inline" onPress={() => void askAgain()}>{t`Retry`}</Button>
      </p>
    );
  return (
    <div className="flex flex-wrap items-end gap-2">
      <div className="min-w-56 flex-1">
        <OneChoice
          label={t`Counsel who answers it`}
          choices={counsel.map(({ id, name }) => ({ id, label: name }))}
          selected={chosen}
          onSelect={choose}
        />
      </div>
      <Button
        size="small"
        aria-describedby={describedBy}
        isDisabled={chosen === null}
        isPending={isBusy}
        onPress={() => {
          if (chosen !== null) onGive(chosen);
        }}
      >{t`Give it to them`}</Button>
    </div>
  );
}
