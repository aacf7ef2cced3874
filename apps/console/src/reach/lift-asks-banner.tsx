import "../roles/screen-texts.ts";
import { Link, useLocation, useNavigate } from "@tanstack/react-router";
import { plural, t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { isLiftAskedOfMe } from "../alerts/outlook.ts";
import { focusWhenOpened } from "../contact/focus-heading.ts";
import { useDoings } from "../keys/doings.ts";
import { KeyHint } from "../keys/key-hint.tsx";
import { queue } from "../queue/queue-store.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";

/**
 * That colleagues ask to have a lock lifted, on every screen, for whoever may lift it, the one first who waits longest. The
 * contact that is open says it itself.
 */
export function LiftAsksBanner(): ReactNode {
  const { id: me, capabilities } = useMe();
  const now = useNow();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const lifts = capabilities.has("contact.lift_lock");
  const asked = [...useStore(queue).board.rows.values()]
    .flatMap((row) =>
      isLiftAskedOfMe(row, { me, lifts }) && pathname !== `/contact/${row.id}`
        ? { row, at: row.liftAskedAt ?? 0 }
        : [],
    )
    .toSorted((one, other) => one.at - other.at);
  const [first] = asked;
  useDoings({
    "go.asked":
      first === undefined
        ? { reason: t`Nobody asks you to lift a lock elsewhere.` }
        : {
            run: () => focusWhenOpened(navigate({ to: "/contact/$id", params: { id: first.row.id } })),
          },
  });
  if (first === undefined) return null;
  const contact = String(first.row.number);
  const name = first.row.holder?.name ?? "";
  const clock = clockWords(first.at, now);
  const others = asked.length - 1;
  return (
    <section
      aria-label={t`Asked of leads`}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 bg-concern-tint px-4 py-2 font-medium text-concern"
    >
      <span>{t`${name} asked at ${clock} to lift the lock on contact ${contact}.`}</span>
      <Link
        to="/contact/$id"
        params={{ id: first.row.id }}
        className="inline-flex min-h-6 items-center gap-2"
      >
        <span className="underline">{t`Open contact ${contact}`}</span>
        <KeyHint id="go.asked" />
      </Link>
      {others === 0 ? null : <span>{t`${plural(others, { one: "# more asks", other: "# more ask" })}`}</span>}
    </section>
  );
}
