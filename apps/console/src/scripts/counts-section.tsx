import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import { ask } from "../api/ask.ts";
import type { ResultOf } from "../graphql.ts";
import { languageWords, mediumWords } from "../text/domain-words.ts";
import { dateWords } from "./date-words.ts";
import { GroundingCountsDocument, type ScriptUses, type ScriptVersion } from "./scripts-documents.ts";

type Counted = ResultOf<typeof GroundingCountsDocument>["groundingCounts"];

async function fetchCounts(): Promise<Counted | "failed"> {
  const answer = await ask(GroundingCountsDocument, {}, true);
  return answer.kind === "data" ? answer.data.groundingCounts : "failed";
}

/** How often scripts were used, without names: whole weeks, in multiples of five. */
export function CountsSection({ versions }: { readonly versions: readonly ScriptVersion[] }): ReactNode {
  const [counted, know] = useState<Counted | "loading" | "failed">("loading");
  useEffect(() => {
    void (async () => know(await fetchCounts()))();
  }, []);
  return (
    <section aria-labelledby="counts-heading" className="flex flex-col gap-2">
      <h2 id="counts-heading" className="text-base font-semibold">{t`How they were used`}</h2>
      <p className="text-small text-muted">{t`Counted without names: no contact, no colleague, no day. What an advocate does for themself is never counted.`}</p>
      {counted === "loading" ? <p>{t`The counts are on their way…`}</p> : null}
      {counted === "failed" ? (
        <p className="flex flex-wrap items-center gap-2">
          {t`The counts could not be fetched.`}
          <Button size="small" onPress={() => void fetchCounts().then(know)}>{t`Retry`}</Button>
        </p>
      ) : null}
      {typeof counted === "string" ? null : <Counts counted={counted} versions={versions} />}
    </section>
  );
}

function Counts({
  counted: { from, before, countedFrom, uses },
  versions,
}: {
  readonly counted: Counted;
  readonly versions: readonly ScriptVersion[];
}): ReactNode {
  const [first, last] = [dateWords(from, "UTC"), dateWords(before - 1, "UTC")];
  const fewer = t`too few to tell`;
  const step = String(countedFrom);
  const titleOf = ({ script, version }: ScriptUses): string =>
    versions.find((each) => each.script === script && each.version === version)?.title ?? script;
  return (
    <>
      <p className="text-small">{t`Weeks from ${first} to ${last}.`}</p>
      <p className="text-small text-muted">{t`Each week is rounded to a multiple of ${step}, up or down by chance, so that no single use can be told from it. A week is shown once it has been over for a day.`}</p>
      {uses.length === 0 ? <p>{t`Nothing was counted in these weeks.`}</p> : null}
      <ul className="flex flex-col gap-3">
        {uses.map((use) => (
          <li
            key={`${use.script} ${use.version} ${use.language} ${use.medium}`}
            className="rounded-hf border border-line px-3 py-2"
          >
            <p className="font-medium">
              {titleOf(use)} {use.version}, {languageWords(use.language)}, {mediumWords(use.medium)}
            </p>
            <dl className="flex flex-wrap gap-x-4 gap-y-1 text-small">
              {countsOf(use).map(([name, count]) => (
                <div key={name} className="flex gap-1">
                  <dt className="text-muted">{name}:</dt>
                  <dd className="tabular-nums">{count ?? fewer}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </>
  );
}

function countsOf(use: ScriptUses): readonly (readonly [string, number | null])[] {
  return [
    [t`offered`, use.offered],
    [t`begun`, use.started],
    [t`finished`, use.finished],
    [t`left because it got worse`, use.stoppedWorse],
    [t`number fell by 3 or more`, use.fell3OrMore],
    [t`number fell by 1 or 2`, use.fell1Or2],
    [t`number stayed the same`, use.same],
    [t`number rose by 1 or 2`, use.rose1Or2],
    [t`number rose by 3 or more`, use.rose3OrMore],
  ];
}
