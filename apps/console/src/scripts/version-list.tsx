import { Family } from "@holdfast/grounding-scripts";
import { Language } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import { useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { languageWords } from "../text/domain-words.ts";
import type { ScriptVersion } from "./scripts-documents.ts";
import { familyWords, statusWords } from "./scripts-words.ts";
import type { WhichVersion } from "./scripts.ts";

/** Every version by family, of all languages or of one. Who comes back from one is where they left. */
export function VersionList({
  versions,
  left,
  onOpen,
}: {
  readonly versions: readonly ScriptVersion[];
  readonly left: WhichVersion | null;
  readonly onOpen: (which: WhichVersion) => void;
}): ReactNode {
  const [language, choose] = useState<Language | "all">("all");
  const list = useRef<HTMLDivElement>(null);
  const shown = versions.filter(({ languages }) => language === "all" || languages.includes(language));
  const families = [...Family.options, null].filter((family) => shown.some((each) => each.family === family));
  useLayoutEffect(() => {
    if (left !== null)
      list.current?.querySelector<HTMLElement>(`[data-version="${left.script} ${left.version}"]`)?.focus();
  }, [left]);
  return (
    <div ref={list} className="flex flex-col gap-4">
      <RadioChoice<Language | "all">
        label={t`Which languages`}
        showsLabel
        selected={language}
        onSelect={choose}
        choices={[
          { id: "all", label: t`All languages` },
          ...Language.options.map((id) => ({ id, label: languageWords(id) })),
        ]}
      />
      {shown.length === 0 ? <p>{t`No script speaks this language.`}</p> : null}
      {families.map((family) => (
        <section
          key={family ?? ""}
          aria-labelledby={`family-${family ?? "none"}`}
          className="flex flex-col gap-1"
        >
          <h2 id={`family-${family ?? "none"}`} className="text-base font-semibold">
            {familyWords(family)}
          </h2>
          <ul className="rounded-lg border border-line bg-surface">
            {shown
              .filter((each) => each.family === family)
              .map((each) => (
                <Row key={`${each.script} ${each.version}`} version={each} onOpen={onOpen} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Row({
  version: each,
  onOpen,
}: {
  readonly version: ScriptVersion;
  readonly onOpen: (which: WhichVersion) => void;
}): ReactNode {
  const { script, version, title, languages, importedBy } = each;
  const speaks = languages.map(languageWords).join(", ");
  return (
    <li className="flex flex-col items-start gap-0.5 border-b border-line px-3 py-2 last:border-b-0">
      <Button
        size="small"
        tone="quiet"
        data-version={`${script} ${version}`}
        className="max-w-full whitespace-normal!"
        onPress={() => onOpen({ script, version })}
      >
        {title ?? script} {version}
      </Button>
      <span className="text-small text-muted">
        {statusWords(each)}. {speaks}.{" "}
        {importedBy === null ? t`Came with the release.` : t`Imported by ${importedBy.name}.`}
      </span>
    </li>
  );
}
