import { Button, TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { tell } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import type { Deeds } from "../deeds/use-deed.ts";
import { BreachToldDocument } from "./breach-documents.ts";
import { localTime } from "./local-time.ts";

export interface ToldBeforeProps {
  readonly breachId: string;
  readonly contactId: string;
  /** Which of those whom it concerns. */
  readonly nth: number;
  readonly deeds: Deeds;
  readonly describedBy: string;
}

/** Somebody was told a while ago: it is kept as it was, also where they could not be told safely now. */
export function ToldBefore({ breachId, contactId, nth, deeds, describedBy }: ToldBeforeProps): ReactNode {
  const [at, setAt] = useState<string | null>(null);
  const number = String(nth);
  const instant = at === null ? Number.NaN : Date.parse(at);
  return (
    <>
      {/* The same button, so that the focus stays on it. */}
      <Button
        size="small"
        aria-describedby={describedBy}
        aria-expanded={at !== null}
        onPress={() => setAt(at === null ? localTime(serverNow()) : null)}
      >{t`Number ${number} was told earlier…`}</Button>
      {at === null ? null : (
        <form
          aria-label={t`When number ${number} was told`}
          className="flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            void deeds.act(
              async () => tell(BreachToldDocument, { id: breachId, contactId, at: instant }),
              t`It is kept that they were told.`,
            );
          }}
        >
          <TextField
            label={t`When number ${number} was told`}
            type="datetime-local"
            value={at}
            onChange={setAt}
          />
          <Button
            type="submit"
            size="small"
            aria-describedby={describedBy}
            isPending={deeds.isBusy}
            isDisabled={Number.isNaN(instant)}
          >{t`Number ${number} was told then`}</Button>
        </form>
      )}
    </>
  );
}
