import { Link, useLocation, useNavigate } from "@tanstack/react-router";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { isDangerWordForMe } from "../alerts/outlook.ts";
import { focusWhenOpened } from "../contact/focus-heading.ts";
import { useDoings } from "../keys/doings.ts";
import { holderWords } from "../queue/row-words.ts";
import { queue } from "../queue/queue-store.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";

/**
 * That the danger word was said, on every screen, for whoever has the contact and for leads, as long as it holds. The
 * contact that is open says it itself.
 */
export function DangerBanner(): ReactNode {
  const { id: me, capabilities } = useMe();
  const now = useNow();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const leads = capabilities.has("contact.reassign");
  const rows = [...useStore(queue).board.rows.values()].filter(
    (row) => isDangerWordForMe(row, { me, leads }) && pathname !== `/contact/${row.id}`,
  );
  const [first] = rows;
  useDoings({
    "go.danger":
      first === undefined
        ? { reason: t`No danger word was said elsewhere.` }
        : {
            run: () => focusWhenOpened(navigate({ to: "/contact/$id", params: { id: first.id } })),
          },
  });
  if (rows.length === 0) return null;
  return (
    <section
      aria-label={t`Danger word`}
      className="flex flex-col gap-1 bg-danger px-4 py-2 font-semibold text-on-danger forced-colors:border-4 forced-colors:border-[CanvasText]"
    >
      {rows.map((row) => {
        const contact = String(row.number);
        return (
          <p key={row.id} className="flex flex-wrap items-center gap-x-2">
            <span aria-hidden="true" className="text-lg leading-none">
              ◆
            </span>
            <span>
              {t`Danger word in contact ${contact}.`} {holderWords(row, me, now)}.
            </span>
            <Link
              to="/contact/$id"
              params={{ id: row.id }}
              className="inline-flex min-h-6 items-center text-on-danger underline outline-on-danger!"
            >
              {t`Open contact ${contact}`}
            </Link>
          </p>
        );
      })}
    </section>
  );
}
