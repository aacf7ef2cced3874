import { BreachKind } from "@holdfast/case-schema";
import { Button, TextField } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import { useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import { FaultLine } from "../deeds/fault-line.tsx";
import { refusalOf } from "../deeds/use-deed.ts";
import { WordsField } from "../deeds/words-field.tsx";
import { ReportBreachDocument } from "./breach-documents.ts";
import { breachKindWords, breachRefusedWords } from "./breach-words.ts";
import { localTime } from "./local-time.ts";

/** Anybody of ours who suspects that something got where it must not says so here. */
export function BreachReport(): ReactNode {
  const [isOpen, open] = useState(false);
  return (
    <>
      <Button onPress={() => open(true)}>{t`Report a breach…`}</Button>
      {isOpen ? (
        <Dialog title={t`Something got out, or is about to`} isOpen onClose={() => open(false)}>
          <ReportForm onDone={() => open(false)} />
        </Dialog>
      ) : null}
    </>
  );
}

function ReportForm({ onDone }: { readonly onDone: () => void }): ReactNode {
  const [kind, setKind] = useState<BreachKind | null>(null);
  const [suspected, setSuspected] = useState(() => localTime(serverNow()));
  const [what, setWhat] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  // The same until it is there: an answer that was lost reports nothing twice.
  const id = useRef<string | null>(null);

  async function report(): Promise<void> {
    const suspectedAt = Date.parse(suspected);
    if (kind === null) return refuse(t`Say whether it has happened.`);
    if (Number.isNaN(suspectedAt)) return refuse(t`Say since when it is suspected.`);
    if (what.trim() === "") return refuse(t`Say what it is.`);
    id.current ??= crypto.randomUUID();
    setBusy(true);
    const answer = await tell(ReportBreachDocument, { id: id.current, kind, suspectedAt, what: what.trim() });
    setBusy(false);
    const words = refusalOf(answer, (code) => {
      if (code === "id") id.current = null;
      return breachRefusedWords(code);
    });
    if (words !== null) return refuse(words);
    announce({
      kind: "demand",
      urgency: "polite",
      words: () => t`Reported. Leads and the privacy officer see it.`,
    });
    onDone();
  }
  function refuse(words: string): void {
    setFault(words);
    announce({ kind: "demand", urgency: "assertive", words: () => words });
  }

  return (
    <form
      data-words=""
      className="-m-1 flex flex-col gap-4 overflow-y-auto scroll-p-1 p-1"
      onSubmit={(event) => {
        event.preventDefault();
        void report();
      }}
    >
      <p>{t`A suspicion is enough. The funder is told within 24 hours of it; nobody is blamed for saying so.`}</p>
      <RadioChoice
        label={t`Whether it has happened`}
        selected={kind}
        onSelect={setKind}
        choices={BreachKind.options.map((each) => ({ id: each, label: breachKindWords(each) }))}
      />
      <TextField label={t`Suspected since`} type="datetime-local" value={suspected} onChange={setSuspected} />
      <WordsField
        label={t`What it is, and where it went`}
        rows={3}
        maxLength={8_000}
        value={what}
        onChange={setWhat}
      />
      <FaultLine fault={fault} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={onDone}>{t`Cancel`}</Button>
        <Button type="submit" tone="primary" isPending={isBusy}>{t`Report it`}</Button>
      </div>
    </form>
  );
}
