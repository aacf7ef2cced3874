import { ForgetReason } from "@holdfast/case-schema";
import { Button, MenuButton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { fieldNamed } from "../case/field-words.ts";
import { useMe } from "../session/use-me.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { carryOutForget, refuseForget } from "./forget-acts.ts";
import type { ForgetData } from "./forget-documents.ts";
import { forgetReasonName, forgetReasonWords, forgottenWords } from "./forget-words.ts";

export interface ForgetRequestLineProps {
  readonly caseId: string;
  readonly request: ForgetData;
  readonly onFault: (words: string | null) => void;
}

/** One request to be forgotten: who wrote it down, what it waits for or came to, in words for the person, and what a lead does. */
export function ForgetRequestLine({ caseId, request, onFault }: ForgetRequestLineProps): ReactNode {
  const now = useNow();
  const { field, words, askedBy, askedAt, verifiedBy, verifiedAt } = request;
  const what = field === null ? t`all that is kept of them` : fieldNamed("person", field);
  const [asked, verified] = [clockWords(askedAt, now), clockWords(verifiedAt, now)];
  return (
    <li className="flex flex-col gap-1 rounded-hf border border-line p-2 text-small" data-words="">
      <p className="font-medium wrap-anywhere">{t`They ask us to forget: ${what}`}</p>
      <p className="text-muted">
        {t`Written down by ${askedBy.name}, ${asked}. Verified by ${verifiedBy.name}, ${verified}.`}
      </p>
      {words === null ? null : <p className="whitespace-pre-wrap wrap-anywhere">{words}</p>}
      {request.decidedAt === null || request.decidedBy === null ? (
        <Undecided caseId={caseId} request={request} onFault={onFault} />
      ) : (
        <Decided at={clockWords(request.decidedAt, now)} by={request.decidedBy.name} request={request} />
      )}
    </li>
  );
}

function Decided({
  at,
  by,
  request: { because },
}: {
  readonly at: string;
  readonly by: string;
  readonly request: ForgetData;
}): ReactNode {
  return (
    <>
      <p>{because === null ? t`Forgotten by ${by}, ${at}.` : t`Not forgotten: ${by}, ${at}.`}</p>
      <Told words={because === null ? forgottenWords() : forgetReasonWords(because)} />
    </>
  );
}

function Undecided({ caseId, request, onFault }: ForgetRequestLineProps): ReactNode {
  const { capabilities, id: me } = useMe();
  const { id, waitsFor, askedBy } = request;
  const isOwn = askedBy.id === me;
  return (
    <>
      {waitsFor.length === 0 ? (
        <p>{t`It waits for a lead.`}</p>
      ) : (
        <>
          <p className="font-medium">{t`It cannot be done yet:`}</p>
          {waitsFor.map((each) => (
            <Told key={each} words={forgetReasonWords(each)} />
          ))}
        </>
      )}
      {!capabilities.has("person.forget") ? null : isOwn ? (
        <p>{t`You wrote it down: another lead decides it.`}</p>
      ) : (
        <LeadDeeds
          caseId={caseId}
          id={id}
          waitsFor={waitsFor}
          isWhole={request.field === null}
          onFault={onFault}
        />
      )}
    </>
  );
}

/** What can be told to the person, as it stands. */
function Told({ words }: { readonly words: string }): ReactNode {
  return (
    <p className="border-l-2 border-line pl-2">
      <span className="text-muted">{t`To tell them:`}</span> {words}
    </p>
  );
}

interface LeadDeedsProps {
  readonly caseId: string;
  readonly id: string;
  readonly waitsFor: readonly ForgetReason[];
  readonly isWhole: boolean;
  readonly onFault: (words: string | null) => void;
}

/** Forgets, once it is said that this cannot be undone; or says why not. */
function LeadDeeds({ caseId, id, waitsFor, isWhole, onFault }: LeadDeedsProps): ReactNode {
  const [isSure, sure] = useState(false);
  const [isBusy, setBusy] = useState(false);
  async function done(deed: Promise<string | null>): Promise<void> {
    setBusy(true);
    onFault(null);
    onFault(await deed);
    setBusy(false);
    sure(false);
  }
  const reasons = [...waitsFor, "not_them" as const];
  return (
    <>
      {isSure ? (
        <p className="font-medium">
          {isWhole
            ? t`Nobody will ever read again what is kept of them in this case. This cannot be undone.`
            : t`Nobody will ever read it again. This cannot be undone.`}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {/* The same button, so that the focus stays on it. */}
        <Button
          size="small"
          tone={isSure ? "danger" : "plain"}
          isPending={isBusy}
          isDisabled={waitsFor.length > 0}
          onPress={() => (isSure ? void done(carryOutForget(caseId, id)) : sure(true))}
        >
          {isSure ? t`Forget it for good` : t`Forget…`}
        </Button>
        {isSure ? (
          <Button size="small" onPress={() => sure(false)}>{t`Cancel`}</Button>
        ) : (
          <MenuButton
            size="small"
            label={t`Say why not…`}
            choices={reasons.map((each) => ({ id: each, label: forgetReasonName(each) }))}
            onChoose={(because) => void done(refuseForget(caseId, id, ForgetReason.parse(because)))}
          />
        )}
      </div>
    </>
  );
}
