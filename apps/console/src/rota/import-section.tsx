import { Button, TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { PreviewOf } from "./preview-of.tsx";
import { rotaFormat, zoneHere, type RotaFile } from "./rota-file.ts";
import { placeWords, problemWords } from "./rota-words.ts";
import { importRota, previewRota, type Imported, type Previewed } from "./rota.ts";

type Came = { readonly kind: "nothing" } | Previewed | Imported;

/** Takes a file, says what importing it would do, and does that once it is confirmed. */
export function ImportSection(): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [zone, setZone] = useState(zoneHere);
  const [chosen, keep] = useState<RotaFile | null>(null);
  const [came, say] = useState<Came>({ kind: "nothing" });
  const [isBusy, setBusy] = useState(false);
  const tellOf = (next: Came): void => {
    setBusy(false);
    say(next);
    const words = cameWords(next);
    if (words === null) return;
    announce({ kind: "rota", urgency: next.kind === "changed" ? "polite" : "assertive", words: () => words });
  };
  async function look(file: RotaFile): Promise<void> {
    setBusy(true);
    say({ kind: "nothing" });
    keep(file);
    tellOf(await previewRota(file));
  }
  async function confirm(file: RotaFile, version: number): Promise<void> {
    setBusy(true);
    tellOf(await importRota(file, version));
    heading.current?.focus();
  }
  async function take(file: File): Promise<void> {
    const text = await file.text();
    await look({ format: rotaFormat(file.name, text), text, zone: zone.trim() });
  }
  const words = cameWords(came);
  return (
    <section aria-labelledby="import-heading" className="flex flex-col items-start gap-3">
      <h2
        id="import-heading"
        ref={heading}
        tabIndex={-1}
        className="text-base font-semibold"
      >{t`Import a rota`}</h2>
      <p className="text-small text-muted">{t`A CSV file with the columns duty, who, from and until, or an iCalendar with titles like lead: lee. It replaces everything from its first shift to its last. You see what would change before anything does.`}</p>
      <TextField
        label={t`Time zone, where the file says none`}
        value={zone}
        onChange={setZone}
        className="w-full max-w-xs"
      />
      <Button isPending={isBusy} onPress={() => input.current?.click()}>{t`Choose a file…`}</Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.ics,text/csv,text/calendar"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          // Chosen again, the same file is chosen once more.
          currentTarget.value = "";
          if (file !== undefined) void take(file);
        }}
      />
      {words === null ? null : <p className={came.kind === "changed" ? "" : "text-concern"}>{words}</p>}
      {came.kind === "refused" ? (
        <ul aria-label={t`What is wrong with the file`} className="flex flex-col gap-1">
          {came.problems.map((problem) => (
            <li key={`${problem.code} ${String(problem.line)} ${problem.column ?? ""}`}>
              <span className="font-medium">{placeWords(problem)}</span> {problemWords(problem.code)}
            </li>
          ))}
        </ul>
      ) : null}
      {came.kind === "preview" && chosen !== null ? (
        <PreviewOf
          preview={came.preview}
          isBusy={isBusy}
          onConfirm={() => void confirm(chosen, came.preview.version)}
          onLeave={() => {
            say({ kind: "nothing" });
            heading.current?.focus();
          }}
        />
      ) : null}
    </section>
  );
}

function cameWords(came: Came): string | null {
  switch (came.kind) {
    case "nothing":
    case "preview":
      return null;
    case "changed":
      return t`The rota was imported.`;
    case "overtaken":
      return t`The rota was changed by somebody else meanwhile. Nothing was imported; choose the file again.`;
    case "refused":
      return t`Nothing was imported. What is wrong: ${String(came.problems.length)}.`;
    case "unreachable":
      return t`The gateway is away. It is not known whether the rota was imported: look at who imported it last.`;
    case "failed":
      return t`That did not work. Nothing was imported.`;
  }
}
