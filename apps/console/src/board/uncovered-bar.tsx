import "../roles/screen-texts.ts";
import { plural, t } from "@lingui/core/macro";
import { Link, useLocation, useNavigate } from "@tanstack/react-router";
import type { MouseEvent, ReactNode } from "react";
import { focusWhenOpened } from "../contact/focus-heading.ts";
import { useNow } from "../text/now.ts";
import { useUncovered } from "./use-uncovered.ts";
import { otherUncoveredWords, uncoveredWords } from "./uncovered-words.ts";

/** As many as are named at once; the queue has all. */
const NAMED = 2;

/**
 * That somebody waits whom nobody on shift may take, on every screen of whoever leads. It names the contact to whoever may have it,
 * and to nobody else; it is gone by itself once somebody may (AL35).
 */
export function UncoveredBar(): ReactNode {
  const now = useNow();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const { contacts, hasOther } = useUncovered();
  // The link leaves with the screen that it leads to: the focus goes along to the contact.
  const open = (id: string) => (event: MouseEvent) => {
    event.preventDefault();
    focusWhenOpened(navigate({ to: "/contact/$id", params: { id } }));
  };
  if (contacts.length === 0 && !hasOther) return null;
  const others = contacts.length - NAMED;
  return (
    <section
      aria-label={t`Waiting for somebody who is not on shift`}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 bg-concern-tint px-4 py-1.5 font-medium text-concern"
    >
      <ul className="flex flex-col gap-1">
        {contacts.slice(0, NAMED).map((each) => (
          <li key={each.id} className="tabular-nums">
            {uncoveredWords(each, now)}{" "}
            {pathname === `/contact/${each.id}` ? null : (
              <Link
                to="/contact/$id"
                params={{ id: each.id }}
                onClick={open(each.id)}
                className="inline-flex min-h-6 items-center underline"
              >
                {t`Open contact ${String(each.number)}`}
              </Link>
            )}
          </li>
        ))}
        {hasOther ? <li>{otherUncoveredWords()}</li> : null}
      </ul>
      {others > 0 ? <span>{t`${plural(others, { one: "# more waits", other: "# more wait" })}`}</span> : null}
    </section>
  );
}
