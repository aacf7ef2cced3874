import { Link } from "@tanstack/react-router";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";

/** An address that leads nowhere. */
export function NotFoundScreen(): ReactNode {
  return (
    <main id="work" tabIndex={-1} className="mx-auto flex max-w-md flex-col items-start gap-3 p-8">
      <h1 className="text-xl font-semibold">{t`There is nothing at this address`}</h1>
      <Link to="/" className="text-accent underline">
        {t`Go to the start`}
      </Link>
    </main>
  );
}
