import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { useEffect, type ReactNode } from "react";
import { useStore } from "../store/store.ts";
import { blockCount, countBlocks } from "./block-count.ts";

/** When the count is first asked for: what is drawn first goes first. */
const FIRST_MS = 1_500;
/** How often after that. Nothing on the list is urgent: what is, stands in the queue. */
const EVERY_MS = 60_000;

/** The leads' way to what is blocked and what is to be reviewed, with how much waits for them. */
export function BlocksLink({ className }: { readonly className: string }): ReactNode {
  const count = useStore(blockCount) ?? 0;
  useEffect(() => {
    const first = setTimeout(() => void countBlocks(), FIRST_MS);
    const again = setInterval(() => void countBlocks(), EVERY_MS);
    return () => {
      clearTimeout(first);
      clearInterval(again);
    };
  }, []);
  const shown = String(count);
  return (
    // What is heard begins with what is seen.
    <Link
      to="/blocked"
      className={className}
      {...(count === 0 ? {} : { "aria-label": t`Blocks and plans ${shown} to review` })}
    >
      {t`Blocks and plans`}
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
