import { Button, type ButtonProps } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useId, useState, type ReactNode } from "react";
import { tell } from "../api/ask.ts";
import { useFocusAfter } from "../keys/use-focus-after.ts";
import { useMe } from "../session/use-me.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { KeptOnHold } from "./kept-on-hold.tsx";
import { LiftHoldDocument } from "./legal-documents.ts";
import type { LegalPartProps } from "./legal-item.tsx";

export interface HoldLineProps extends Pick<LegalPartProps, "deeds" | "describedBy"> {
  readonly hold: LegalPartProps["item"]["holds"][number];
  /** What is on hold, as it is called on the screen. */
  readonly held: string;
}

/** One thing that stays whatever is purged; counsel reads what it kept, and lifts it once it is said what goes with it. */
export function HoldLine({ hold, held, deeds, describedBy }: HoldLineProps): ReactNode {
  const now = useNow();
  const id = useId();
  const isCounsel = useMe().capabilities.has("legal.decide");
  const [isSure, sure] = useState(false);
  // Whoever thinks better of it is where they were.
  useFocusAfter(isSure, () => document.getElementById(`${id}-lift`)?.focus());
  function leave(event: Parameters<NonNullable<ButtonProps["onKeyDown"]>>[0]): void {
    if (isSure && event.key === "Escape") sure(false);
    else event.continuePropagation();
  }

  return (
    <li className="flex flex-wrap items-center gap-2">
      {t`On hold since ${clockWords(hold.placedAt, now)}: ${held}`}
      {isCounsel ? (
        <span className="flex flex-wrap items-center gap-2">
          {isSure ? (
            <span id={`${id}-gone`} className="w-full font-medium">
              {t`What it keeps that was taken back or is past its time is gone with it, for good.`}
            </span>
          ) : null}
          {/* The same button, so that the focus stays on it. */}
          <Button
            id={`${id}-lift`}
            size="small"
            tone={isSure ? "danger" : "plain"}
            aria-describedby={isSure ? `${id}-gone` : describedBy}
            isPending={deeds.isBusy}
            onKeyDown={leave}
            onPress={() => {
              if (!isSure) return sure(true);
              void deeds
                .act(
                  async () => tell(LiftHoldDocument, { id: hold.id }),
                  t`Lifted: it is purged again as everything is.`,
                )
                .then(() => sure(false));
            }}
          >
            {isSure ? t`Lift it for good: ${held}` : t`Lift the hold on: ${held}…`}
          </Button>
          {isSure ? (
            <Button
              size="small"
              aria-describedby={describedBy}
              onKeyDown={leave}
              onPress={() => sure(false)}
            >{t`Cancel`}</Button>
          ) : null}
        </span>
      ) : null}
      {isCounsel ? <KeptOnHold holdId={hold.id} held={held} describedBy={describedBy} /> : null}
    </li>
  );
}
