import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, type ReactNode } from "react";
import { laterPart, type LaterPart } from "./later-part.ts";
import { channelHealth } from "../status/channel-health.ts";
import { useStore } from "../store/store.ts";

/** The telephone and its bar. Nothing of it is fetched where no calls come in. */
const CALLS: LaterPart = laterPart(async () => (await import("../calls/call-frame.tsx")).CallFrame);

/** Where calls ring, at the same place on every screen, in a row of its own that is there before anything rings. */
export function CallPlace({ part = CALLS }: { readonly part?: LaterPart }): ReactNode {
  const now = useStore(part.state);
  const hasCalls = useStore(channelHealth).channels.some(({ medium }) => medium === "voice");
  useEffect(() => {
    if (hasCalls) part.fetch();
  }, [part, hasCalls]);
  if (!hasCalls) return null;
  if (now.kind === "here") return <now.Loaded />;
  return (
    <div className="flex min-h-11 items-center gap-3 border-b border-line bg-surface px-4">
      {now.kind === "missed" ? (
        <Button size="small" onPress={part.fetch}>{t`Load the telephone`}</Button>
      ) : null}
    </div>
  );
}
