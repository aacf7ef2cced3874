import { t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import type { ReachedAtProps } from "../share/reached-at.tsx";
import type { Decision } from "./decisions.ts";

type ReachedAt = (props: ReachedAtProps) => ReactNode;

/**
 * By which number those are called for whom it was decided: theirs, which nobody has to see for it; and for whoever has to, a way to be
 * shown it, which comes when it is wanted. Where that does not come, what is dialled stands here all the same.
 */
export function DecidedNumber({ decision }: { readonly decision: Decision }): ReactNode {
  const { recipientId, masked, hasNumber } = decision;
  const [part, learn] = useState<{ readonly ReachedAt: ReachedAt } | null>(null);
  useEffect(() => {
    let isWanted = true;
    const learnIt = (loaded: typeof part): void => {
      if (isWanted) learn(loaded);
    };
    void import("../share/reached-at-part.tsx").then(learnIt, () => learnIt(null));
    return () => {
      isWanted = false;
    };
  }, []);
  return (
    <div className="flex flex-col gap-1 text-small">
      <p>
        {hasNumber
          ? t`The number that they are known by is dialled, unless you write another one above.`
          : t`They are known by no number. Write the one that you found.`}
      </p>
      {part === null || masked === null || masked === "" ? null : (
        <part.ReachedAt key={recipientId} of="recipient" id={recipientId} masked={masked} />
      )}
    </div>
  );
}
