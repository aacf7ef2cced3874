import { Button } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { serverNow } from "../clock/server-clock.ts";
import { useStore } from "../store/store.ts";
import { GrantAnswers } from "./grant-answers.tsx";
import { GrantTerms } from "./grant-terms.tsx";
import { BeforeSigning, PaperPlace, ReadBack, ReplyChoice } from "./grant-proof.tsx";
import { PaperScanChoice } from "./paper-scan-choice.tsx";
import { addScan } from "./scan-uploads.ts";
import type { PersonFacts } from "./person-facts.ts";
import { grantRelease } from "./release-acts.ts";
import {
  NOTHING_SAID,
  releaseOf,
  type GivenForm,
  type ReleaseDraft,
  type ReleaseFacts,
} from "./release-draft.ts";
import { releaseProblemWords } from "./release-words.ts";
import { offerSignPage, type SignKeys } from "./sign-page-acts.ts";
import { signPageOf } from "./sign-page-input.ts";
import { SignPageKeys } from "./sign-page-keys.tsx";
import { sharing } from "./sharing.ts";
import { formWords } from "./sharing-words.ts";

const FORMS = [
  "spoken_recorded",
  "written_text_reply",
  "written_esign",
  "written_paper",
] as const satisfies readonly GivenForm[];

/** Writes down a yes to sharing while it is said: to one recipient, for one purpose, what exactly, until when. */
export function GrantForm({
  person,
  onDone,
}: {
  readonly person: PersonFacts;
  readonly onDone: () => void;
}): ReactNode {
  const known = useStore(sharing);
  const [draft, setDraft] = useState(NOTHING_SAID);
  // The same until it is kept: an answer that was lost keeps nothing twice.
  const [id, setId] = useState(() => crypto.randomUUID());
  const [keys, setKeys] = useState<SignKeys | null>(null);
  const [scan, setScan] = useState<File | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  // What is kept of somebody goes to them without a yes.
  const recipients =
    known.kind === "known" ? known.recipients.filter(({ type }) => type !== "person_themself") : [];
  const put = (facts: Partial<ReleaseDraft>): void => {
    setDraft((before) => {
      const next = { ...before, ...facts };
      // What was read back was the yes as it stood then.
      return "readback" in facts ? next : { ...next, readback: isSameYes(before, next) ? next.readback : [] };
    });
    setFault(null);
  };

  async function keep(): Promise<void> {
    const { caseId, personId, contactId, speakerId, age } = person;
    const broughtById = speakerId === personId ? null : speakerId;
    const facts = { id, caseId, personId, contactId, broughtById, subjectAge: age, now: serverNow() };
    if (draft.form === "written_esign") return offer(facts);
    const given = releaseOf(draft, facts);
    if (given.kind === "problem") return setFault(releaseProblemWords(given.because));
    setBusy(true);
    const words = await grantRelease(given.input);
    setBusy(false);
    if (words !== null) return setFault(words);
    // What is told of it stands beside the yes, which is kept whatever comes of the scan.
    if (draft.form === "written_paper" && scan !== null) void addScan(caseId, id, scan);
    onDone();
  }

  async function offer(facts: ReleaseFacts): Promise<void> {
    const toSign = signPageOf(draft, facts);
    if (toSign.kind === "problem") return setFault(releaseProblemWords(toSign.because));
    setBusy(true);
    const offered = await offerSignPage(toSign.input);
    setBusy(false);
    // What was not heard of may be there all the same: the next one is another.
    setId(crypto.randomUUID());
    if (typeof offered === "string") setFault(offered);
    else setKeys(offered);
  }

  if (keys !== null) return <SignPageKeys keys={keys} onDone={onDone} />;
  return (
    <form
      aria-label={t`What ${person.name} says yes to`}
      className="flex flex-col gap-3 rounded-hf border border-line p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <GrantTerms draft={draft} onChange={put} recipients={recipients} />
      <RadioChoice<GivenForm>
        label={t`How they say yes`}
        showsLabel
        isColumn
        selected={draft.form}
        onSelect={(form) => put({ form })}
        choices={FORMS.map((each) => ({
          id: each,
          label: each === "written_esign" ? t`They sign on a page` : formWords(each),
        }))}
      />
      <GrantAnswers draft={draft} onChange={put} age={person.age} />
      {draft.form === "spoken_recorded" ? (
        <ReadBack draft={draft} onChange={put} recipients={recipients} />
      ) : null}
      {draft.form === "written_text_reply" ? (
        <ReplyChoice draft={draft} onChange={put} contactId={person.contactId} />
      ) : null}
      {draft.form === "written_esign" ? <BeforeSigning draft={draft} onChange={put} /> : null}
      {draft.form === "written_paper" ? (
        <>
          <PaperPlace draft={draft} onChange={put} />
          <PaperScanChoice scan={scan} onChange={setScan} />
        </>
      ) : null}
      {fault === null ? null : <p className="font-medium text-concern">{fault}</p>}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={onDone}>{t`Cancel`}</Button>
        <Button type="submit" tone="primary" isPending={isBusy}>
          {draft.form === "written_esign" ? t`Offer the page` : t`Keep their yes`}
        </Button>
      </div>
    </form>
  );
}

function isSameYes(before: ReleaseDraft, next: ReleaseDraft): boolean {
  return (["recipientId", "purpose", "dataClasses", "withheldIn", "withheld", "days"] as const).every(
    (name) => before[name] === next[name],
  );
}
