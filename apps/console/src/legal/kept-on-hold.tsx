import { Button } from "@holdfast/ui";
import { plural, t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { ask } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { FaultLine } from "../deeds/fault-line.tsx";
import { latest } from "../store/latest.ts";
import { useStore } from "../store/store.ts";
import { spoken } from "../text/language.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { KeptOnHoldDocument, type KeptWords } from "./kept-documents.ts";
import { KeptFile } from "./kept-file.tsx";
import { keptLines } from "./kept-lines.ts";
import { keptOfWords } from "./legal-words.ts";

export interface KeptOnHoldProps {
  readonly holdId: string;
  /** What is on hold, as it is called on the screen. */
  readonly held: string;
  readonly describedBy: string;
}

/** What a hold keeps that everybody else sees gone. Read where counsel asks for it and never before: each reading is recorded. */
export function KeptOnHold({ holdId, held, describedBy }: KeptOnHoldProps): ReactNode {
  const [kept, setKept] = useState<readonly KeptWords[] | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [newest] = useState(latest);

  async function read(): Promise<void> {
    setBusy(true);
    const answer = await newest.ask(() => ask(KeptOnHoldDocument, { holdId }));
    if (answer === null) return;
    setBusy(false);
    const found = answer.kind === "data" ? answer.data.keptOnHold : null;
    const words =
      answer.kind !== "data"
        ? failureWords(answer.kind)
        : found === null
          ? t`Not read: this hold was lifted, or there is none.`
          : null;
    setFault(words);
    setKept(found);
    announce({
      kind: "demand",
      urgency: words === null ? "polite" : "assertive",
      words: () => words ?? countWords(found?.length ?? 0),
    });
  }

  return (
    <div className="flex w-full flex-col gap-2">
      <span className="flex flex-wrap items-center gap-2">
        {/* The same button, so that the focus stays on it. */}
        <Button
          size="small"
          aria-describedby={describedBy}
          aria-expanded={kept !== null}
          isPending={isBusy}
          onPress={() => {
            if (kept === null) void read();
            else setKept(null);
          }}
        >
          {kept === null
            ? t`Read what was taken back of: ${held}`
            : t`Put away what was taken back of: ${held}`}
        </Button>
        {kept === null ? <span className="text-muted">{t`That you read it is recorded.`}</span> : null}
      </span>
      <FaultLine fault={fault} />
      {kept === null ? null : (
        <section aria-label={t`What was taken back of: ${held}`} className="flex flex-col gap-2">
          <p>{countWords(kept.length)}</p>
          <ul className="flex flex-col gap-2">
            {kept.map((each) => (
              <Kept key={each.id} holdId={holdId} kept={each} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

const countWords = (count: number): string =>
  count === 0
    ? t`Nothing of it was taken back or written anew since it is on hold.`
    : t`${plural(count, {
        one: "# was taken back or written anew since it is on hold.",
        other: "# were taken back or written anew since it is on hold.",
      })}`;

function Kept({ holdId, kept }: { readonly holdId: string; readonly kept: KeptWords }): ReactNode {
  const now = useNow();
  const { of, contactId, until, words, fileId } = kept;
  const [at, what] = [clockWords(until, now), keptOfWords(of)];
  return (
    <li className="flex flex-col gap-1 rounded-hf border border-line p-2">
      <p className="font-medium">
        {contactId === null ? t`${what}, of the case, until ${at}` : t`${what}, of a contact, until ${at}`}
      </p>
      {fileId === null ? <Words of={of} words={words} /> : <KeptFile holdId={holdId} fileId={fileId} />}
    </li>
  );
}

function Words({ of, words }: Pick<KeptWords, "of" | "words">): ReactNode {
  const language = useStore(spoken);
  if (words === null)
    return (
      <p>
        {of === "file"
          ? t`It was quarantined, and opens for nobody. It is kept all the same.`
          : t`There are no words of it, or they cannot be read. It is kept all the same.`}
      </p>
    );
  return (
    <div data-words="" className="flex flex-col">
      {keptLines(of, words, language).map((line, at) => (
        <p key={at} className="whitespace-pre-wrap wrap-anywhere">
          {line}
        </p>
      ))}
    </div>
  );
}
