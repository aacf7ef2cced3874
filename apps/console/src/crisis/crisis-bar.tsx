import "./crisis-texts.ts";
import { Button, classNames } from "@holdfast/ui";
import { plural, t } from "@lingui/core/macro";
import { Link, useLocation } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useMe } from "../session/use-me.ts";
import { useNow } from "../text/now.ts";
import { mostPressingFirst, standingAt } from "./crisis-standing.ts";
import { clockName, nextWords } from "./crisis-words.ts";
import { PlanLink } from "./plan-link.tsx";
import { lookAtCrises, useRunningCrises } from "./running-crises.ts";
import { unheldWords } from "./unheld-words.ts";
import { useCrisisNews } from "./use-crisis-news.ts";

/** As many as are named at once; the board has all. */
const NAMED = 2;

/**
 * The clocks of crises that somebody has, on every screen, with what is due next and a way to the plan; and how many nobody has, which is
 * everybody's alarm and says nothing of whose. It is gone by itself (AL39 to AL42).
 */
export function CrisisBar(): ReactNode {
  const now = useNow();
  const { id, capabilities } = useMe();
  const { pathname } = useLocation();
  const running = useRunningCrises();
  useCrisisNews(running, now);
  if (running.kind === "failed")
    return (
      <p className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-1.5">
        {t`Which crisis clocks run is unknown.`}
        <Button size="small" onPress={() => void lookAtCrises()}>{t`Retry`}</Button>
      </p>
    );
  if (running.kind !== "known") return null;
  const mine = mostPressingFirst(
    running.clocks.filter(({ holder }) => holder?.id === id),
    now,
  );
  const { unheld } = running;
  if (mine.length === 0 && unheld === 0) return null;
  const others = mine.length - NAMED;
  const isLoud = unheld > 0 || mine.some((each) => standingAt(each, now).overdue.length > 0);
  return (
    <section
      aria-label={t`Crisis clocks`}
      className={classNames(
        "flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1.5 font-medium",
        isLoud ? "bg-danger-tint text-danger" : "bg-concern-tint text-concern",
      )}
    >
      <ul className="flex flex-col gap-1">
        {unheld === 0 ? null : (
          <li>
            <span aria-hidden="true">◆ </span>
            {unheldWords(unheld)}{" "}
            {!capabilities.has("crisis.lead") || pathname === "/board" ? null : (
              <Link to="/board" className="inline-flex min-h-6 items-center underline">
                {t`Look on the board`}
              </Link>
            )}
          </li>
        )}
        {mine.slice(0, NAMED).map((clock) => {
          const standing = standingAt(clock, now);
          return (
            <li key={clock.id} data-crisis-mine={clock.id} className="tabular-nums">
              <span aria-hidden="true">{standing.overdue.length > 0 ? "◆ " : "▲ "}</span>
              {`${clockName(clock)}. ${nextWords(standing, now)}.`} <PlanLink clock={clock} />
            </li>
          );
        })}
      </ul>
      {others > 0 ? (
        <span>{t`${plural(others, { one: "# more clock is yours", other: "# more clocks are yours" })}`}</span>
      ) : null}
      {running.isStale ? <span className="text-small">{t`This may be out of date.`}</span> : null}
    </section>
  );
}
