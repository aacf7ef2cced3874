import type { Language } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { findingWords } from "./finding-words.ts";
import { importScripts, type Imported } from "./scripts.ts";

/** Takes a file of scripts, whole or not at all, and says of each place in it what is wrong there. */
export function ImportSection({ language }: { readonly language: Language }): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const [came, say] = useState<Imported | null>(null);
  const [isBusy, setBusy] = useState(false);
  async function take(file: File): Promise<void> {
    setBusy(true);
    say(null);
    const imported = await importScripts(await file.text(), language);
    setBusy(false);
    say(imported);
    const told = importedWords(imported);
    announce({
      kind: "grounding-scripts",
      urgency: imported.kind === "imported" ? "polite" : "assertive",
      words: () => told,
    });
  }
  return (
    <section aria-labelledby="import-heading" className="flex flex-col items-start gap-2">
      <h2 id="import-heading" className="text-base font-semibold">{t`Import scripts from a file`}</h2>
      <p className="text-small text-muted">{t`All scripts of the file are taken, or none. Each begins as a draft, whoever approved it elsewhere.`}</p>
      <Button isPending={isBusy} onPress={() => input.current?.click()}>{t`Choose a file…`}</Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          // Chosen again, the same file is chosen once more.
          currentTarget.value = "";
          if (file !== undefined) void take(file);
        }}
      />
      {came === null ? null : (
        <p className={came.kind === "imported" ? "" : "text-concern"}>{importedWords(came)}</p>
      )}
      {came?.kind === "refused" ? (
        <ul aria-label={t`What is wrong with the file`} className="flex flex-col gap-1">
          {came.findings.map(({ code, at }) => (
            <li key={`${code} ${at.join(" ")}`}>
              {at.length > 0 ? <code className="break-words">{at.join(" › ")}</code> : null}{" "}
              {findingWords(code)}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function importedWords(came: Imported): string {
  switch (came.kind) {
    case "imported":
      return t`Imported: ${String(came.count)}. Each is a draft.`;
    case "refused":
      return t`Nothing was imported. What is wrong: ${String(came.findings.length)}.`;
    case "unreachable":
      return t`The gateway is away. Nothing was imported.`;
    case "failed":
      return t`That did not work. Nothing was imported.`;
  }
}
