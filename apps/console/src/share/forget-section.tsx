import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useCallback, useEffect, useState, type ReactNode } from "react";
import { lookAtCase } from "../case/case-shown.ts";
import { FaultLine } from "../deeds/fault-line.tsx";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { ForgetForm } from "./forget-form.tsx";
import { ForgetRequestLine } from "./forget-request-line.tsx";
import { forgetRequests } from "./forget-requests.ts";
import { lookAtForgetting } from "./look-at-forgetting.ts";
import { lookAtSharing } from "./sharing.ts";
import { useSharingNews } from "./sharing-news.ts";

export interface ForgetSectionProps {
  readonly caseId: string;
  readonly personId: string;
  /** Only of whom it is known that it is them is it written down. */
  readonly isVerified?: boolean;
}

/** What somebody of a case has asked us to forget, what came of it, and a new request. */
export function ForgetSection({ caseId, personId, isVerified = false }: ForgetSectionProps): ReactNode {
  const { capabilities } = useMe();
  const known = useStore(forgetRequests);
  const [isOpen, open] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const lookAgain = useCallback(async () => lookAtForgetting(caseId), [caseId]);
  useEffect(() => void lookAgain(), [lookAgain]);
  useSharingNews(caseId, lookAgain);
  const look = async (isForgotten: boolean): Promise<unknown> =>
    Promise.all([lookAgain(), lookAtSharing(caseId), isForgotten ? lookAtCase(caseId) : null]);
  const isOfCase = known.caseId === caseId;
  const theirs = isOfCase ? known.requests.filter((each) => each.personId === personId) : [];
  return (
    <>
      {theirs.length === 0 ? null : (
        <ul aria-label={t`What they asked us to forget`} className="flex flex-col gap-2">
          {theirs.map((request) => (
            <ForgetRequestLine key={request.id} request={request} look={look} onFault={setFault} />
          ))}
        </ul>
      )}
      {isOfCase && known.kind === "failed" ? (
        <p className="flex flex-wrap items-center gap-2 text-small text-concern">
          {t`Whether they asked us to forget anything could not be loaded.`}
          <Button size="inline" onPress={() => void lookAgain()}>{t`Look again`}</Button>
        </p>
      ) : null}
      <FaultLine fault={fault} />
      {isVerified && capabilities.has("release.keep") ? (
        <span>
          {/* The same button, so that the focus stays on it. */}
          <Button size="small" aria-expanded={isOpen} onPress={() => open(!isOpen)}>
            {t`They ask us to forget them…`}
          </Button>
        </span>
      ) : null}
      {isOpen ? (
        <ForgetForm caseId={caseId} personId={personId} look={lookAgain} onDone={() => open(false)} />
      ) : null}
    </>
  );
}
