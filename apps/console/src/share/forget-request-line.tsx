import { ForgetReason } from "@holdfast/case-schema";
import { Button, MenuButton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { fieldNamed } from "../case/field-words.ts";
import { useMe } from "../session/use-me.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { carryOutForget, refuseForget, takeBackForget } from "./forget-acts.ts";
import type { ForgetData } from "./forget-documents.ts";
import { forgetReasonName, forgottenWords, isForThem, refusedWords, undecidedWords } from "./forget-words.ts";

export interface ForgetRequestLineProps {
  readonly request: ForgetData;
  /** Reads anew what stands there, once it was decided or somebody else was first. */
  readonly look: (isForgotten: boolean) => Promise<unknown>;
  readonly onFault: (words: string | null) => void;
}

/** One request to be forgotten: who wrote it down, what it waits for or came to, in words for the person, and what a lead does. */
export function ForgetRequestLine({ request, look, onFault }: ForgetRequestLineProps): ReactNode {
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
        <Undecided request={request} look={look} onFault={onFault} />
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
  const maySeeWhy = useMe().capabilities.has("legal.keep");
  return (
    <>
      <p>{because === null ? t`Forgotten by ${by}, ${at}.` : t`Not forgotten: ${by}, ${at}.`}</p>
      {because !== null && (maySeeWhy || isForThem(because)) ? <Why reasons={[because]} /> : null}
      <Told words={because === null ? forgottenWords() : refusedWords(because)} />
    </>
  );
}

function Undecided({ request, look, onFault }: ForgetRequestLineProps): ReactNode {
  const { capabilities, id: me } = useMe();
  const { id, waitsFor, askedBy } = request;
  const isOwn = askedBy.id === me;
  return (
    <>
      {waitsFor.length > 0 && capabilities.has("legal.keep") ? (
        <>
          <p className="font-medium">{t`It cannot be done yet.`}</p>
          <Why reasons={waitsFor} />
        </>
      ) : (
        <p>{t`It waits for a lead.`}</p>
      )}
      <Told words={undecidedWords()} />
      {!capabilities.has("person.forget") ? null : isOwn ? (
        <p>{t`You wrote it down: another lead decides it.`}</p>
      ) : (
        <LeadDeeds
          id={id}
          waitsFor={waitsFor}
          isWhole={request.field === null}
          look={look}
          onFault={onFault}
        />
      )}
      {capabilities.has("release.keep") ? <TakeBack id={id} look={look} onFault={onFault} /> : null}
    </>
  );
}

/** Why not, and what of it is ours alone: whoever asks may be the one of whom we reported. */
function Why({ reasons }: { readonly reasons: readonly string[] }): ReactNode {
  return (
    <>
      <ul className="list-disc pl-5">
        {reasons.map((each) => (
          <li key={each}>{forgetReasonName(each)}</li>
        ))}
      </ul>
      {reasons.every(isForThem) ? null : (
        <p className="text-muted">
          {t`This is for leads and counsel. Whether they may know of it is decided where it was reported or came in, and not here.`}
        </p>
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

/** They thought better of it. It is asked no more than that: to keep something needs less than to destroy it. */
function TakeBack({
  id,
  look,
  onFault,
}: Pick<ForgetRequestLineProps, "look" | "onFault"> & { readonly id: string }): ReactNode {
  const [isBusy, setBusy] = useState(false);
  async function takeBack(): Promise<void> {
    setBusy(true);
    onFault(await takeBackForget(id));
    await look(false);
    setBusy(false);
  }
  return (
    // Apart from what cannot be undone.
    <span className="pt-1">
      <Button size="small" isPending={isBusy} onPress={() => void takeBack()}>
        {t`They take it back`}
      </Button>
    </span>
  );
}

interface LeadDeedsProps extends Pick<ForgetRequestLineProps, "look" | "onFault"> {
  readonly id: string;
  readonly waitsFor: readonly string[];
  readonly isWhole: boolean;
}

/** Forgets, once it is said that this cannot be undone; or says why not. */
function LeadDeeds({ id, waitsFor, isWhole, look, onFault }: LeadDeedsProps): ReactNode {
  const [isSure, sure] = useState(false);
  const [isBusy, setBusy] = useState(false);
  async function decide(deed: Promise<string | null>, isForgotten: boolean): Promise<void> {
    setBusy(true);
    onFault(null);
    onFault(await deed);
    // Also of what was refused: somebody else may have been there first.
    await look(isForgotten);
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
          onPress={() => (isSure ? void decide(carryOutForget(id), true) : sure(true))}
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
            onChoose={(because) => void decide(refuseForget(id, ForgetReason.parse(because)), false)}
          />
        )}
      </div>
    </>
  );
}
