import { Button, Skeleton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, type ReactNode } from "react";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { lookIntoQuarantine, quarantine } from "./quarantine.ts";

/** Deliveries that failed verification: kept, never shown to advocates, never dropped in silence. Facts only. */
export function QuarantineList(): ReactNode {
  const now = useNow();
  const answer = useStore(quarantine);
  useEffect(() => void lookIntoQuarantine(), []);

  return (
    <section aria-labelledby="quarantine" className="flex flex-col gap-3">
      <div className="flex items-center justify-between gap-3">
        <h2 id="quarantine" className="text-base font-semibold">
          {t`Quarantine`}
        </h2>
        <Button size="small" onPress={() => void lookIntoQuarantine()}>
          {t`Look again`}
        </Button>
      </div>
      <p className="max-w-prose text-small text-muted">
        {t`Deliveries whose sender could not be verified. A few are usual; many from one channel mean a wrong secret or somebody trying.`}
      </p>
      {answer === null ? <Skeleton rows={3} rowClassName="h-12" /> : null}
      {answer !== null && answer.kind !== "data" ? <p>{t`The quarantine could not be loaded.`}</p> : null}
      {answer?.kind === "data" && answer.data.quarantine.length === 0 ? (
        <p>{t`Nothing is in quarantine.`}</p>
      ) : null}
      {answer?.kind === "data" && answer.data.quarantine.length > 0 ? (
        <div className="overflow-x-auto rounded-lg border border-line bg-surface">
          <table className="w-full text-left">
            <thead className="text-small text-muted">
              <tr className="border-b border-line [&>th]:px-4 [&>th]:py-2 [&>th]:font-medium">
                <th scope="col">{t`When`}</th>
                <th scope="col">{t`Channel`}</th>
                <th scope="col">{t`Reason`}</th>
                <th scope="col">{t`Size`}</th>
              </tr>
            </thead>
            <tbody className="tabular-nums">
              {answer.data.quarantine.map((item) => (
                <tr key={item.id} className="border-b border-line last:border-b-0 [&>td]:px-4 [&>td]:py-2">
                  <td>{clockWords(item.at, now)}</td>
                  <td>{item.channel}</td>
                  <td>{item.reason}</td>
                  <td>{t`${String(item.bytes)} bytes`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  );
}
