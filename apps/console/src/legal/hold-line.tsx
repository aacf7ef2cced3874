import { Button, type ButtonProps } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useId, useState, type ReactNode } from "react";
import { tell } from "../api/ask.ts";
import { useFocusAfter } from "../keys/use-focus-after.ts";
import { useMe } from "../session/use-me.ts";
import { useNow } from "../text/now.ts";
import { clockWords, dayWords } from "../text/time-words.ts";
import { KeptOnHold } from "./kept-on-hold.tsx";
import { ConfirmHoldDocument, LiftHoldDocument } from "./legal-documents.ts";
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
  const { capabilities, id: me } = useMe();
  const isCounsel = capabilities.has("legal.decide");
  // A number may be a stranger's by one digit: another than typed it says that it is not, and until then nothing of it opens.
  const waits = hold.caseId === null && hold.confirmedBy === null;
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
      {hold.contactOpenedAt === null ? null : (
        <span>{t`It came: ${dayWords(hold.contactOpenedAt, now)}`}</span>
      )}
      {waits ? (
        <span id={`${id}-waits`}>
          {hold.placedBy.id === me
            ? t`Another lead, or counsel, says whether it is the contact that the paper asks for. Until then nothing that is kept of it opens.`
            : t`${hold.placedBy.name} typed this number. Nothing that is kept of it opens until you say that it is the one.`}
        </span>
      ) : null}
      {waits && hold.placedBy.id !== me ? (
        <Button
          size="small"
          aria-describedby={`${id}-waits`}
          isPending={deeds.isBusy}
          onPress={() =>
            void deeds.act(
              async () => tell(ConfirmHoldDocument, { id: hold.id }),
              t`Confirmed: what is kept of it opens to counsel.`,
            )
          }
        >
          {t`It is the one that the paper asks for: ${held}`}
        </Button>
      ) : null}
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
      {isCounsel && !waits ? <KeptOnHold holdId={hold.id} held={held} describedBy={describedBy} /> : null}
    </li>
  );
}
