import { plural, t } from "@lingui/core/macro";
import { Link, useLocation } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useNow } from "../text/now.ts";
import { helpOwedWords } from "./help-owed-words.ts";
import { owedKey } from "./help-owed.ts";
import { useHelpOwed } from "./use-help-owed.ts";

/** As many as are named at once; the board has all. */
const NAMED = 3;

/**
 * Where nobody has confirmed that help arrived, on every screen of whoever may read the board, with how long ago it was called:
 * whoever waits longest first, of closed contacts, too. It stays until somebody confirms it in its contact (AL29).
 */
export function HelpOwedBar(): ReactNode {
  const now = useNow();
  const { pathname } = useLocation();
  const owed = useHelpOwed().toSorted((one, other) => one.since - other.since);
  if (owed.length === 0) return null;
  const others = owed.length - NAMED;
  return (
    <section
      aria-label={t`Help that nobody has confirmed`}
      className="bg-concern-tint px-4 py-1.5 font-medium text-concern"
    >
      <ul className="flex flex-col gap-1">
        {owed.slice(0, NAMED).map((each) => (
          <li key={owedKey(each)} className="flex flex-wrap items-center gap-x-3">
            <span className="tabular-nums">{helpOwedWords(each.contact.number, now - each.since)}</span>
            {pathname === `/contact/${each.contact.id}` ? null : (
              <Link
                to="/contact/$id"
                params={{ id: each.contact.id }}
                className="inline-flex min-h-6 items-center underline"
              >
                {t`Open contact ${String(each.contact.number)}`}
              </Link>
            )}
          </li>
        ))}
      </ul>
      {others > 0 ? (
        <Link to="/board" className="inline-flex min-h-6 items-center underline">
          {t`${plural(others, { one: "# more on the board", other: "# more on the board" })}`}
        </Link>
      ) : null}
    </section>
  );
}
