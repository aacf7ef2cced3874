import { Button, Chip } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { languageWords } from "../text/domain-words.ts";
import type { PracticeScenario } from "./practice-documents.ts";
import { refusalWords } from "./practice-words.ts";
import { beginPractice } from "./practice.ts";

/** What there is to practise with; one press begins. */
export function ScenarioList({ scenarios }: { readonly scenarios: readonly PracticeScenario[] }): ReactNode {
  const [refused, say] = useState<string | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  async function begin(id: string): Promise<void> {
    setBusy(id);
    const done = await beginPractice(id);
    setBusy(null);
    if (done === "done") return;
    const words = refusalWords(done);
    say(words);
    announce({ kind: "practice", urgency: "assertive", words: () => words });
  }
  return (
    <section aria-labelledby="scenarios-heading" className="flex flex-col gap-3">
      <h2 id="scenarios-heading" className="text-base font-semibold">{t`Scenarios`}</h2>
      <p className="max-w-prose text-small text-muted">{t`All of them are invented. What you write is shown to you alone and forgotten after seven days.`}</p>
      {refused === null ? null : <p className="text-concern">{refused}</p>}
      <ul className="flex flex-col gap-2">
        {scenarios.map(({ id, title, about, language }) => (
          <li key={id} className="flex flex-col items-start gap-2 rounded-hf border border-line px-3 py-2">
            <p className="flex flex-wrap items-center gap-2">
              <span lang={language} className="font-medium">
                {title}
              </span>
              <Chip>{languageWords(language)}</Chip>
            </p>
            <p lang={language}>{about}</p>
            <Button
              isPending={busy === id}
              aria-label={t`Practise: ${title}`}
              onPress={() => void begin(id)}
            >{t`Practise`}</Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
