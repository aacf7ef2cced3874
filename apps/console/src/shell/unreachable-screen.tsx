import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, type ReactNode } from "react";
import { openSession } from "../session/session.ts";

const AGAIN_AFTER_MS = 5_000;

/** The page could be loaded and the gateway not asked. Asks again by itself until it answers. */
export function UnreachableScreen(): ReactNode {
  useEffect(() => {
    const asking = setInterval(() => void openSession(), AGAIN_AFTER_MS);
    return () => clearInterval(asking);
  }, []);
  return (
    <main className="mx-auto flex max-w-md flex-col items-start gap-4 p-8">
      <h1 className="text-xl font-semibold">{t`The gateway cannot be reached`}</h1>
      <p className="text-muted">{t`Holdfast will be here as soon as the gateway answers again.`}</p>
      <Button tone="primary" onPress={() => void openSession()}>{t`Try again`}</Button>
    </main>
  );
}
