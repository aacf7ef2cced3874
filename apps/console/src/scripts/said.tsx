import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { languageWords } from "../text/domain-words.ts";
import { dateWords } from "./date-words.ts";
import type { ScriptVersion } from "./scripts-documents.ts";
import { refusalWords, retiredWords, reviewerWords } from "./scripts-words.ts";

/** What was said of a version so far, by whom and as whom; and what is missing before it can be approved. */
export function Said({ version }: { readonly version: ScriptVersion }): ReactNode {
  const { reviews, checks, missing, due, approvedAt, approvedBy, retiredAt, retiredBy, retiredBecause } =
    version;
  const lines = [
    ...reviews.map(({ role, by, verdict, words, at }) => {
      const [as, name, day] = [reviewerWords(role), by.name, dateWords(at)];
      return verdict === "agrees"
        ? t`${name}, as ${as}, agrees (${day}).`
        : t`${name}, as ${as}, asks for changes (${day}): ${words ?? ""}`;
    }),
    ...checks.map(({ language, translator, backTranslator, by, at }) => {
      const [spoken, name, day] = [languageWords(language), by.name, dateWords(at)];
      return translator === null
        ? t`${spoken}: checked by ${name} (${day}).`
        : t`${spoken}: translated by ${translator.name}, said back by ${backTranslator?.name ?? ""}, checked by ${name} (${day}).`;
    }),
    ...(approvedAt !== null && approvedBy !== null
      ? [
          t`Approved by ${approvedBy.name} (${dateWords(approvedAt)}), to be looked at again by ${due === null ? "" : dateWords(Date.parse(due), "UTC")}.`,
        ]
      : []),
    ...(retiredAt !== null && retiredBy !== null && retiredBecause !== null
      ? [t`Retired by ${retiredBy.name} (${dateWords(retiredAt)}): ${retiredWords(retiredBecause)}.`]
      : []),
  ];
  return (
    <section aria-labelledby="said-heading" className="flex flex-col gap-2">
      <h3 id="said-heading" className="font-semibold">{t`What was said of it`}</h3>
      {lines.length === 0 ? <p className="text-muted">{t`Nothing yet.`}</p> : null}
      <ul className="flex flex-col gap-1">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {missing.length > 0 ? (
        <>
          <h3 className="font-semibold">{t`What is missing before it can be approved`}</h3>
          <ul className="flex list-disc flex-col gap-1 pl-5">
            {missing.map((code) => (
              <li key={code}>{refusalWords(code)}</li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
