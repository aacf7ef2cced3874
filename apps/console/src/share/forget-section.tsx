import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import { FaultLine } from "../inquiry/fault-line.tsx";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { ForgetForm } from "./forget-form.tsx";
import { ForgetRequestLine } from "./forget-request-line.tsx";
import { forgetRequests, lookAtForgetting } from "./forget-requests.ts";

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
  useEffect(() => {
    void lookAtForgetting(caseId);
  }, [caseId]);
  const isOfCase = known.caseId === caseId;
  const theirs = isOfCase ? known.requests.filter((each) => each.personId === personId) : [];
  return (
    <>
      {theirs.length === 0 ? null : (
        <ul aria-label={t`What they asked us to forget`} className="flex flex-col gap-2">
          {theirs.map((request) => (
            <ForgetRequestLine key={request.id} caseId={caseId} request={request} onFault={setFault} />
          ))}
        </ul>
      )}
      {isOfCase && known.kind === "failed" ? (
        <p className="flex flex-wrap items-center gap-2 text-small text-concern">
          {t`Whether they asked us to forget anything could not be loaded.`}
          <Button size="inline" onPress={() => void lookAtForgetting(caseId)}>{t`Look again`}</Button>
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
      {isOpen ? <ForgetForm caseId={caseId} personId={personId} onDone={() => open(false)} /> : null}
    </>
  );
}
