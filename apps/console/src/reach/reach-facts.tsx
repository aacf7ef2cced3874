import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { reachSentence, type ReachFacts as FormAnswers } from "../contact/reach-words.ts";
import { useNow } from "../text/now.ts";
import { DeviceFlags } from "./reach-flags.tsx";
import type { SafeContact } from "./reach-documents.ts";
import { placeOf, timeThere } from "./local-time.ts";
import { reachLine } from "./standing-words.ts";

export interface ReachFactsProps {
  readonly safe: SafeContact;
  /** What they said on a form of ours, in their own words. */
  readonly form: FormAnswers | null;
}

/** How they may be reached, what the clock on their wall shows, and who else has their device. Always on screen. */
export function ReachFacts({ safe, form }: ReachFactsProps): ReactNode {
  const now = useNow();
  const { standing, decision } = safe;
  if (decision.hands.withholds.includes("facts"))
    return <Pair name={t`Reach`}>{t`withheld while this may be the exploiter`}</Pair>;
  return (
    <>
      <Pair name={t`Reach`}>
        <span>{reachLine(safe, now)}</span> <DeviceFlags flags={decision.flags} />
      </Pair>
      {form === null ? null : <Pair name={t`On the form`}>{reachSentence(form)}</Pair>}
      {standing.timeZone === null ? null : (
        <Pair name={t`Their time`}>
          {timeThere(now, standing.timeZone)} ({placeOf(standing.timeZone)})
        </Pair>
      )}
    </>
  );
}

function Pair({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className="flex min-w-0 items-baseline gap-1">
      <dt className="shrink-0 text-muted">{t`${name}:`}</dt>
      <dd className="flex flex-wrap items-baseline gap-x-1 font-medium tabular-nums">{children}</dd>
    </div>
  );
}
