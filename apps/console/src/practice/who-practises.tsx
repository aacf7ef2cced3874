import { t } from "@lingui/core/macro";
import { useEffect, type ReactNode } from "react";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { lookAtPractising, practising } from "./practice.ts";

const EVERY_MS = 15_000;

/** Who practises, for shift leads: no word of it. */
export function WhoPractises(): ReactNode {
  const all = useStore(practising);
  const now = useNow(60_000);
  useEffect(() => {
    void lookAtPractising();
    const again = setInterval(() => void lookAtPractising(), EVERY_MS);
    return () => clearInterval(again);
  }, []);
  return (
    <section aria-labelledby="practising-heading" className="flex flex-col gap-2">
      <h2 id="practising-heading" className="text-base font-semibold">{t`Who practises`}</h2>
      {all.length === 0 ? <p className="text-muted">{t`Nobody practises now.`}</p> : null}
      <ul hidden={all.length === 0} className="flex flex-col gap-1">
        {all.map(({ by, scenario, since, answers }) => (
          <li key={by.id}>{whoWords(by.name, scenario, clockWords(since, now), String(answers))}</li>
        ))}
      </ul>
    </section>
  );
}

function whoWords(name: string, scenario: string, since: string, answers: string): string {
  return t`${name}: ${scenario}, since ${since}, answers: ${answers}`;
}
