import { Button, Skeleton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useRef, type ReactNode } from "react";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useStore } from "../store/store.ts";
import { ReportArticle } from "./report-article.tsx";
import { lookAtReports, reportDesk } from "./reports.ts";

/** How often a desk that is open asks by itself. */
const EVERY_MS = 30_000;

/** What the named officer has to decide: facts about quarantined pictures, which nobody is shown. */
export function ReportDesk(): ReactNode {
  const state = useStore(reportDesk);
  const heading = useRef<HTMLHeadingElement>(null);
  // What is decided leaves for another list, and the button and the question with it.
  const kept = useKeptFocus(() => heading.current?.focus());
  useEffect(() => {
    void lookAtReports();
    const timer = setInterval(() => void lookAtReports(), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  const desk = state.kind === "ready" ? state.desk : null;
  if (desk !== null && !desk.isOfficer) return null;
  const open = desk?.reports.filter(({ decided }) => decided === null) ?? [];
  const decided = desk?.reports.filter((report) => report.decided !== null) ?? [];

  return (
    <section aria-labelledby="report-desk" className="flex flex-col gap-3" {...kept}>
      <div className="flex items-center justify-between gap-3">
        <h2 id="report-desk" ref={heading} tabIndex={-1} className="text-base font-semibold">
          {t`Possible sexual images of minors`}
        </h2>
        <Button size="small" onPress={() => void lookAtReports()}>
          {t`Look again`}
        </Button>
      </div>
      <p className="max-w-prose text-small text-muted">
        {t`An advocate marked these pictures. Nobody is shown them, you included. You decide whether each is reported, and record it here; the law where you are may ask for it as soon as reasonably possible. Ask counsel when in doubt.`}
      </p>
      {state.kind === "loading" ? <Skeleton rows={2} rowClassName="h-16" /> : null}
      {state.kind === "failed" ? <p>{t`What is to be decided could not be loaded.`}</p> : null}
      {state.kind === "ready" && state.isStale ? (
        <p className="text-small text-concern">{t`This could not be brought up to date. It is tried again by itself.`}</p>
      ) : null}
      {desk !== null && open.length === 0 ? <p>{t`Nothing is to be decided.`}</p> : null}
      <ul className="flex flex-col gap-2">
        {open.map((report) => (
          <li key={report.id}>
            <ReportArticle report={report} />
          </li>
        ))}
      </ul>
      {decided.length === 0 ? null : (
        <>
          <h3 className="text-small font-semibold">{t`Decided`}</h3>
          <ul className="flex flex-col gap-2">
            {decided.map((report) => (
              <li key={report.id}>
                <ReportArticle report={report} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
