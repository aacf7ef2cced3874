import type { CaseFact } from "@holdfast/case-schema/case";
import { CheckChoice } from "@holdfast/ui/check-choice";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { allParts } from "../case/part-at.ts";
import { partWords } from "../case/part-words.ts";
import { useStore } from "../store/store.ts";
import { spoken } from "../text/language.ts";
import type { ComposePartProps } from "./disclosure-terms.tsx";
import { factWords } from "./fact-words.ts";
import { factId } from "./told-facts.ts";

/** Everything that is known, one by one: what is not chosen is not asked, and does not go. */
export function DisclosureFacts({
  draft,
  onChange,
  data,
  known,
}: ComposePartProps & { readonly known: readonly CaseFact[] }): ReactNode {
  const language = useStore(spoken);
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="font-medium">{t`What they would be told`}</legend>
      {allParts(data).map((at) => {
        const facts = known.filter(({ part, id }) => part === at.kind && id === at.id);
        if (facts.length === 0) return null;
        const ids = facts.map(factId);
        const name = partWords(data, at);
        return (
          <div key={`${at.kind}/${at.id}`} className="flex flex-col gap-1">
            <p className="text-small font-semibold text-muted">{name}</p>
            <CheckChoice
              label={t`What they would be told of ${name}`}
              choices={facts.map((fact) => ({ id: factId(fact), label: factWords(data, fact, language) }))}
              selected={draft.facts.filter((id) => ids.includes(id))}
              onSelect={(chosen) =>
                onChange({ facts: [...draft.facts.filter((id) => !ids.includes(id)), ...chosen] })
              }
            />
          </div>
        );
      })}
    </fieldset>
  );
}
