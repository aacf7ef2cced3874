import { PersonalClass, ReleasePurpose } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useId, useState, type ReactNode } from "react";
import { useMe } from "../session/use-me.ts";
import { clockWords } from "../text/time-words.ts";
import { classWords } from "../case/class-words.ts";
import { PaperScans } from "./paper-scans.tsx";
import { witnessRelease } from "./release-acts.ts";
import { stateWords } from "./release-words.ts";
import type { RecipientData, ReleaseData } from "./share-documents.ts";
import { counts } from "./may-share.ts";
import { formWords, purposeWords, recipientTypeWords } from "./sharing-words.ts";

export interface ReleaseLineProps {
  readonly caseId: string;
  readonly release: ReleaseData;
  /** `null`: nothing goes there any more, or it is the person themself. */
  readonly recipient: RecipientData | null;
  readonly now: number;
  readonly onFault: (words: string | null) => void;
  /** What can be done with it. */
  readonly children: ReactNode;
}

/** One yes: to whom, what for, what, until when, and whether it counts now. */
export function ReleaseLine({
  caseId,
  release,
  recipient,
  now,
  onFault,
  children,
}: ReleaseLineProps): ReactNode {
  const me = useMe();
  const id = useId();
  const [isBusy, setBusy] = useState(false);
  const isOver = release.state !== "revoked" && release.expiresAt !== null && release.expiresAt < now;
  const state = stateWords(isOver ? "expired" : release.state, release.because, release.form);
  // Somebody else than whoever wrote it down, who was on the line, too, or has seen the paper.
  const mayWitness =
    release.because === "no_witness" &&
    release.recordedBy.id !== me.id &&
    me.capabilities.has("release.keep");

  async function witness(): Promise<void> {
    setBusy(true);
    onFault(await witnessRelease(caseId, release.id, release.form));
    setBusy(false);
  }

  return (
    <li className="flex flex-col gap-1 rounded-hf border border-line p-2 text-small">
      <p id={id} className="font-medium wrap-anywhere">
        {recipientWords(recipient)}
      </p>
      <p>{factsWords(release, now)}</p>
      <p>{classesIn(release.dataClasses)}</p>
      {release.withheldIn.length === 0 ? null : (
        <p className="wrap-anywhere">
          {release.withheld === null || release.withheld === ""
            ? t`They hold something back in: ${classesIn(release.withheldIn)}`
            : t`They hold back in ${classesIn(release.withheldIn)}: ${release.withheld}`}
        </p>
      )}
      <p className={counts(release, now) ? "font-medium text-safe" : "font-medium text-concern"}>{state}</p>
      <p className="text-muted tabular-nums">
        {t`Written down by ${release.recordedBy.name}, ${clockWords(release.recordedAt, now)}.`}
      </p>
      {release.form === "written_paper" ? (
        <PaperScans caseId={caseId} release={release} describedBy={id} now={now} onFault={onFault} />
      ) : null}
      <div className="flex flex-wrap gap-2">
        {mayWitness ? (
          <Button size="small" aria-describedby={id} isPending={isBusy} onPress={() => void witness()}>
            {release.form === "written_paper" ? t`I have seen the paper` : t`I heard it, too`}
          </Button>
        ) : null}
        {children}
      </div>
    </li>
  );
}

function recipientWords(recipient: RecipientData | null): string {
  if (recipient === null) return t`To somebody to whom nothing goes any more, or to the person themself`;
  const type = recipientTypeWords(recipient.type);
  return recipient.name === null ? t`To: ${type}, whose name is damaged` : t`To: ${recipient.name} (${type})`;
}

function factsWords({ purpose, form, expiresAt }: ReleaseData, now: number): string {
  const known = ReleasePurpose.safeParse(purpose);
  const what = known.success ? purposeWords(known.data) : t`not said`;
  const until = expiresAt === null ? t`no end` : clockWords(expiresAt, now);
  return t`For: ${what}. ${formWords(form)}. Until: ${until}.`;
}

function classesIn(classes: readonly string[]): string {
  return classes
    .map((each) => {
      const known = PersonalClass.safeParse(each);
      return known.success ? classWords(known.data) : each;
    })
    .join(", ");
}
