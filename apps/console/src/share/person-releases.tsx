import { RevokedHow } from "@holdfast/case-schema";
import { Button, MenuButton, Skeleton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { ForgetSection } from "./forget-section.tsx";
import { GrantForm } from "./grant-form.tsx";
import { counts } from "./may-share.ts";
import { OwnFacts } from "./own-facts.tsx";
import { withdraw } from "./release-acts.ts";
import { ReleaseLine } from "./release-line.tsx";
import type { PersonFacts } from "./person-facts.ts";
import { PersonSignPages } from "./person-sign-pages.tsx";
import type { RecipientData, ReleaseData } from "./share-documents.ts";
import { lookAtSharing, sharing } from "./sharing.ts";
import { revokedWords } from "./sharing-words.ts";
import { UnsettledWithdrawals } from "./unsettled-withdrawals.tsx";

/** What somebody of a case has said yes to: what counts, what does not and why; a new yes, and taking back in one act. */
export function PersonReleases({ person }: { readonly person: PersonFacts }): ReactNode {
  const { caseId, personId } = person;
  const { capabilities } = useMe();
  const known = useStore(sharing);
  const now = useNow();
  const [isGranting, setGranting] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const isKnown = known.kind === "known" && known.caseId === caseId;
  const kept = useKeptFocus(() => document.querySelector<HTMLElement>("#person-sharing")?.focus());
  useEffect(() => {
    const standing = sharing.get();
    if (standing.kind === "none" || standing.caseId !== caseId) void lookAtSharing(caseId);
  }, [caseId]);
  const theirs = isKnown ? known.releases.filter((each) => each.personId === personId) : [];
  const verified =
    (isKnown ? known.verified.find((each) => each.personId === personId && each.until > now) : null) ?? null;
  const standing = theirs.filter((each) => counts(each, now));

  const recipientOf = ({ recipientId }: ReleaseData): RecipientData | null =>
    (isKnown ? known.recipients.find(({ id }) => id === recipientId) : undefined) ?? null;
  // What goes to one recipient is taken back as a whole, so it is asked once.
  const isFirstTo = ({ id, recipientId }: ReleaseData): boolean =>
    standing.find((each) => each.recipientId === recipientId)?.id === id;

  async function takeBack(recipientId: string | null, how: string): Promise<void> {
    setFault(await withdraw({ caseId, personId, recipientId, how: RevokedHow.parse(how) }));
  }
  const hows = RevokedHow.options.map((id) => ({ id, label: revokedWords(id) }));

  return (
    <section aria-labelledby="person-sharing" className="flex flex-col gap-2" {...kept}>
      <h3
        id="person-sharing"
        tabIndex={-1}
        className="border-b border-line pb-0.5 text-small font-semibold text-muted"
      >
        {t`May share`}
      </h3>
      <StateOf caseId={caseId} />
      <UnsettledWithdrawals person={person} />
      {isKnown && theirs.length === 0 ? <p className="text-small">{t`Nothing yet.`}</p> : null}
      <ul className="flex flex-col gap-2">
        {theirs.map((release) => (
          <ReleaseLine
            key={release.id}
            caseId={caseId}
            release={release}
            recipient={recipientOf(release)}
            now={now}
            onFault={setFault}
          >
            {capabilities.has("release.withdraw") && isFirstTo(release) ? (
              <MenuButton
                size="small"
                label={t`Withdraw…`}
                name={t`Withdraw what goes to ${recipientOf(release)?.name ?? t`them`}`}
                choices={hows}
                onChoose={(how) => void takeBack(release.recipientId, how)}
              />
            ) : null}
          </ReleaseLine>
        ))}
      </ul>
      {capabilities.has("release.keep") ? (
        <PersonSignPages person={person} recipients={isKnown ? known.recipients : []} onFault={setFault} />
      ) : null}
      {fault === null ? null : <p className="text-small font-medium text-concern">{fault}</p>}
      {isGranting ? (
        <GrantForm person={person} onDone={() => setGranting(false)} />
      ) : (
        <div className="flex flex-wrap gap-2">
          {capabilities.has("release.keep") ? (
            <Button size="small" isDisabled={!isKnown} onPress={() => setGranting(true)}>
              {t`They say yes to sharing…`}
            </Button>
          ) : null}
          {/* Also where what stands could not be had: whoever takes it back is heard at once. */}
          {capabilities.has("release.withdraw") && (standing.length > 0 || !isKnown) ? (
            <MenuButton
              size="small"
              label={t`They take it all back…`}
              choices={hows}
              onChoose={(how) => void takeBack(null, how)}
            />
          ) : null}
        </div>
      )}
      {capabilities.has("release.keep") ? (
        <OwnFacts person={person} isKnown={isKnown} verified={verified} />
      ) : null}
      <ForgetSection caseId={caseId} personId={personId} isVerified={verified !== null} />
    </section>
  );
}

function StateOf({ caseId }: { readonly caseId: string }): ReactNode {
  const known = useStore(sharing);
  if (known.kind === "none" || known.caseId !== caseId || known.kind === "loading")
    return <Skeleton rows={1} rowClassName="h-8" />;
  if (known.kind === "not_yours")
    return <p className="text-small">{t`What they said about sharing is not yours to read.`}</p>;
  if (known.kind === "known" && !known.isStale) return null;
  return (
    <p className="flex flex-wrap items-center gap-2 text-small text-concern">
      {known.kind === "failed"
        ? t`What they said about sharing could not be loaded.`
        : t`This may be out of date: what counts is decided again before anything goes.`}
      <Button size="inline" onPress={() => void lookAtSharing(caseId)}>{t`Look again`}</Button>
    </p>
  );
}
