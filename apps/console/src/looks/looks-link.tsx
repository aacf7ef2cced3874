import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { useEffect, type ReactNode } from "react";
import { useStore } from "../store/store.ts";
import { countLooks, lookCount } from "./look-count.ts";
import { COUNTED } from "./look-list.ts";

/** When the count is first asked for: what is drawn first goes first. */
const FIRST_MS = 1_000;
/** How often after that. Nothing on the list is urgent: what is, stands in the queue. */
const EVERY_MS = 60_000;

/** The way to the mail that somebody has to look at, with how much there is. */
export function LooksLink({ className }: { readonly className: string }): ReactNode {
  const count = useStore(lookCount) ?? 0;
  useEffect(() => {
    const first = setTimeout(() => void countLooks(), FIRST_MS);
    const again = setInterval(() => void countLooks(), EVERY_MS);
    return () => {
      clearTimeout(first);
      clearInterval(again);
    };
  }, []);
  const shown = count >= COUNTED ? "99+" : String(count);
  return (
    // What is heard begins with what is seen.
    <Link
      to="/mail"
      className={className}
      {...(count === 0 ? {} : { "aria-label": t`Mail ${shown} to look at` })}
    >
      {t`Mail`}
      {count === 0 ? null : (
        <>
          {" "}
          <span className="ml-1 rounded-hf bg-concern-tint px-1.5 text-small text-concern tabular-nums">
            {shown}
          </span>
        </>
      )}
    </Link>
  );
}
