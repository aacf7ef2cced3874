import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { fieldNamed } from "../case/field-words.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { judgedMinorHarmWords, judgedRiskWords } from "./compose-words.ts";
import type { HeldData } from "./held-documents.ts";

/** All that was asked for at once, and what was judged by whoever asks: where it stands, never what it says. */
export function HeldAsked({ item }: { readonly item: HeldData }): ReactNode {
  const now = useNow(60_000);
  const { facts, risk, minorHarm, vulnerableAdult, returnBy, releaseId } = item;
  const asked = [...new Set(facts.map(({ part, field }) => fieldNamed(part, field)))].join(", ");
  return (
    <ul className="flex list-disc flex-col gap-1 pl-5 text-small">
      <li className="wrap-anywhere">{t`Asked for at once: ${asked}`}</li>
      {risk === "none" ? null : <li>{t`Danger: ${judgedRiskWords(risk)}`}</li>}
      {minorHarm === "none" ? null : <li>{t`Harm to a minor: ${judgedMinorHarmWords(minorHarm)}`}</li>}
      {vulnerableAdult === "suspected" ? (
        <li>{t`Harm to an adult who cannot protect themself is suspected`}</li>
      ) : null}
      {returnBy === null ? null : (
        <li className="tabular-nums">{t`The court wants its answer by ${clockWords(returnBy, now)}`}</li>
      )}
      <li>{releaseId === null ? t`No yes of theirs stands behind it.` : t`It stands on a yes of theirs.`}</li>
    </ul>
  );
}
