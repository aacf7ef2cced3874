import { Button, TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { WordsField } from "../deeds/words-field.tsx";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { OwnWordSection } from "./own-word-section.tsx";
import type { PersonFacts } from "./person-facts.ts";
import { VerifyPersonDocument } from "./share-documents.ts";
import { lookAtSharing, type Verified } from "./sharing.ts";

export interface OwnFactsProps {
  readonly person: PersonFacts;
  /** Whether it is known what is shared of the case: without that nobody can be chosen. */
  readonly isKnown: boolean;
  /** By whom and when it was made sure that it is them; `null` where nobody did, or that counts no more. */
  readonly verified: Verified | null;
}

/** Somebody of a case asks for what is kept of themself: once it is known that it is them, it can go to them and to nobody else. */
export function OwnFacts({ person, isKnown, verified }: OwnFactsProps): ReactNode {
  const now = useNow();
  const [isOpen, open] = useState(false);
  const [isAnew, setAnew] = useState(false);
  return (
    <>
      <div>
        {/* The same button, so that the focus stays on it. */}
        <Button
          size="small"
          className="max-w-full whitespace-normal!"
          aria-expanded={isOpen}
          isDisabled={!isKnown}
          onPress={() => open(!isOpen)}
        >
          {t`They ask for what is kept of them…`}
        </Button>
      </div>
      {verified === null ? null : (
        <p className="text-small">
          {t`Verified by ${verified.by}, ${clockWords(verified.at, now)}. It counts until ${clockWords(verified.until, now)}.`}{" "}
          {t`They can be chosen as the one to whom it goes: each fact is decided, and only what is their own goes.`}
        </p>
      )}
      {verified === null ? null : <OwnWordSection person={person} />}
      {isOpen && verified === null ? <VerifyForm person={person} onDone={() => open(false)} /> : null}
      {isOpen && verified !== null ? (
        <>
          <p className="text-small">
            {t`To tell them, share from the case with them as the recipient. If they speak to somebody else now, or on another line, verify them anew.`}
          </p>
          <span>
            <Button size="small" aria-expanded={isAnew} onPress={() => setAnew(!isAnew)}>
              {t`Verify them anew…`}
            </Button>
          </span>
          {isAnew ? <VerifyForm person={person} onDone={() => setAnew(false)} /> : null}
        </>
      ) : null}
    </>
  );
}

interface VerifyFormProps {
  readonly person: PersonFacts;
  readonly onDone: () => void;
}

function VerifyForm({ person: { caseId, personId, name: called }, onDone }: VerifyFormProps): ReactNode {
  const [name, setName] = useState(called);
  const [reach, setReach] = useState("");
  const [vetting, setVetting] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  // The same until it is there: an answer that was lost verifies nobody twice.
  const id = useRef<string | null>(null);

  async function verify(): Promise<void> {
    if (name.trim() === "" || vetting.trim() === "")
      return refuse(t`Say who they are, and how it is known that it is them.`);
    id.current ??= crypto.randomUUID();
    const given = { id: id.current, name: name.trim(), reach: reach.trim(), vetting: vetting.trim() };
    setBusy(true);
    const answer = await tell(VerifyPersonDocument, { ...given, caseId, personId });
    setBusy(false);
    const words = answer.kind === "data" ? notVerifiedWords(answer.data.done) : failureWords(answer.kind);
    if (words !== null) {
      if (answer.kind === "data") id.current = null;
      return refuse(words);
    }
    announce({ kind: "own-facts", urgency: "polite", words: () => t`Verified: it can go to them.` });
    await lookAtSharing(caseId);
    onDone();
  }
  function refuse(words: string): void {
    setFault(words);
    announce({ kind: "own-facts", urgency: "assertive", words: () => words });
  }

  return (
    <form
      aria-label={t`It is them`}
      data-words=""
      className="flex flex-col gap-3 rounded-hf border border-line p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void verify();
      }}
    >
      <p className="text-small text-muted">
        {t`Whoever asks may be somebody else. Ask only what tells nobody who listens what this is about, and take nothing that an address or a number alone says.`}
      </p>
      <TextField label={t`Their name, as they say it`} maxLength={200} value={name} onChange={setName} />
      <TextField
        label={t`Where it goes, if it is not told aloud`}
        maxLength={400}
        value={reach}
        onChange={setReach}
      />
      <WordsField
        label={t`How it is known that it is them, and that it is safe`}
        maxLength={2_000}
        value={vetting}
        onChange={setVetting}
      />
      {fault === null ? null : <p className="text-small font-medium text-concern">{fault}</p>}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={onDone}>{t`Cancel`}</Button>
        <Button type="submit" tone="primary" isPending={isBusy}>{t`It is them`}</Button>
      </div>
    </form>
  );
}

/** Why nobody was verified; `null` where they were. */
function notVerifiedWords(done: { readonly __typename: string; readonly part?: string }): string | null {
  switch (done.__typename) {
    case "RecipientVetted":
      return null;
    case "NotFound":
      return t`Not kept: they are not in this case, or it is not yours to change.`;
    default:
      return done.part === "words"
        ? t`Not kept: say who they are and how you know it; and nothing may be too long.`
        : t`Not kept: this was written down already. Press again to write it down once more.`;
  }
}
