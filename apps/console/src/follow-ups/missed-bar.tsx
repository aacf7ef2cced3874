import { plural, t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { followUps, isMissed } from "./follow-ups.ts";

/** Tells a lead on every screen what was missed, until they say that they know of it. */
export function MissedBar(): ReactNode {
  const { capabilities } = useMe();
  const known = useStore(followUps);
  const missed = [...(known?.values() ?? [])].filter(isMissed).length;
  if (missed === 0 || !capabilities.has("follow_up.note")) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 border-b border-line bg-concern-tint px-4 py-1 text-small font-medium text-concern">
      <span>{t`${plural(missed, { one: "# follow-up was missed.", other: "# follow-ups were missed." })}`}</span>
      <Link to="/board" className="inline-flex min-h-6 items-center underline">
        {t`Look on the board`}
      </Link>
    </p>
  );
}
