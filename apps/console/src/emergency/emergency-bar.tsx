import "../inquiry/inquiry-texts.ts";
import { plural, t } from "@lingui/core/macro";
import { Link, useLocation } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useNow } from "../text/now.ts";
import { emergencyWords } from "./emergency-words.ts";
import { useEmergencies } from "./use-emergencies.ts";

/** As many as are named at once; the desk has all. */
const NAMED = 2;

/**
 * That colleagues opened cases in an emergency, on every screen of whoever looks at that, what nobody looked at in time first. It
 * stays until somebody has looked (AL33, AL34).
 */
export function EmergencyBar(): ReactNode {
  const now = useNow();
  const isAtDesk = useLocation().pathname === "/inquiries";
  const waiting = useEmergencies().toSorted(
    (one, other) => Number(one.overdueAt === null) - Number(other.overdueAt === null) || one.at - other.at,
  );
  if (waiting.length === 0) return null;
  const others = waiting.length - NAMED;
  return (
    <section
      aria-label={t`Cases opened in an emergency`}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 bg-concern-tint px-4 py-1.5 font-medium text-concern"
    >
      <ul className="flex flex-col gap-1">
        {waiting.slice(0, NAMED).map((each) => (
          <li key={each.id} className="tabular-nums">
            {emergencyWords(each, now)}
          </li>
        ))}
      </ul>
      {others > 0 ? <span>{t`${plural(others, { one: "# more waits", other: "# more wait" })}`}</span> : null}
      {isAtDesk ? null : (
        <Link to="/inquiries" className="inline-flex min-h-6 items-center underline">
          {t`Look at it`}
        </Link>
      )}
    </section>
  );
}
