import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { becauseOf } from "./because.ts";
import { textOnce } from "./text-once.ts";
import type { ReachNow } from "./reach-of.ts";
import { ReasonLines } from "./reason-lines.tsx";

/** The one text that they asked for where a conversation breaks off: as it is, with one press, or why it cannot leave. */
export function AfterDropOffer({ reach }: { readonly reach: ReachNow }): ReactNode {
  const { id, safe, isMine, isBusy, awaySince, decision } = reach;
  const { afterDrop } = safe;
  if (afterDrop === null || !isMine) return null;
  const isOff = afterDrop.decision.outcome !== "allowed" || decision.outcome === "locked";
  // What locks everything stands above already.
  const reasons = decision.outcome === "locked" ? [] : becauseOf(afterDrop.decision);
  return (
    <section aria-label={t`One text`} className="flex w-full flex-col gap-1.5">
      <p>
        {isOff
          ? t`They asked to be texted once if contact is lost. That is locked, too.`
          : t`They asked to be texted once if contact is lost.`}
      </p>
      {isOff ? <ReasonLines reach={reach} reasons={reasons} /> : null}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          size="small"
          isDisabled={isOff || awaySince !== null}
          isPending={isBusy}
          aria-label={t`Send the one text: ${afterDrop.text}`}
          onPress={() => void textOnce(id, afterDrop.text)}
        >
          {t`Send the one text`}
        </Button>
        <span data-words="" className="min-w-0 wrap-anywhere text-ink">
          {afterDrop.text}
        </span>
      </div>
    </section>
  );
}
