import { t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import { ask } from "../api/ask.ts";
import type { ResultOf } from "../graphql.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { MissingLeadDocument } from "./missing-lead-document.ts";

type Missing = NonNullable<ResultOf<typeof MissingLeadDocument>["missingLead"]>;

/** How often it is looked anew, in milliseconds: a lead may be late by ten minutes before anybody is told. */
const EVERY_MS = 60_000;

/** That nobody is there who should lead by the rota, for as long as it is so; else nothing. What is not known is not said. */
export function LeadNotice(): ReactNode {
  const missing = useMissingLead();
  const now = useNow(60_000);
  return (
    <output className="block">
      {missing === null ? null : (
        <div className="flex flex-col gap-1 rounded-lg bg-concern-tint px-3 py-2 text-concern">
          <p>{missingWords(missing, now)}</p>
          {missing.isStoodInFor ? <p>{t`Another shift lead is on shift.`}</p> : null}
        </div>
      )}
    </output>
  );
}

function missingWords({ because, since, people }: Missing, now: number): string {
  const clock = clockWords(since, now);
  const names = people.map(({ name }) => name).join(", ");
  return because === "nobody_on_rota"
    ? t`The rota names no shift lead since ${clock}.`
    : t`Who leads by the rota since ${clock} is not on shift: ${names}.`;
}

/** What is missing; `null` while nothing is, or while it is not known. */
function useMissingLead(): Missing | null {
  const [missing, learn] = useState<Missing | null>(null);
  useEffect(() => {
    let isOver = false;
    const read = async (): Promise<void> => {
      const answer = await ask(MissingLeadDocument, {}, true);
      if (!isOver) learn(answer.kind === "data" ? answer.data.missingLead : null);
    };
    void read();
    const again = setInterval(() => void read(), EVERY_MS);
    return () => {
      isOver = true;
      clearInterval(again);
    };
  }, []);
  return missing;
}
