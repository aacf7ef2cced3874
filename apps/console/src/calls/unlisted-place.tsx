import { useEffect, type ReactNode } from "react";
import { useMe } from "../session/use-me.ts";
import { laterPart, type LaterPart } from "../shell/later-part.ts";
import { channelHealth } from "../status/channel-health.ts";
import { useStore } from "../store/store.ts";

const UNLISTED: LaterPart = laterPart(async () => (await import("./unlisted-centres.tsx")).UnlistedCentres);

/** Where whoever leads sees which calls for help went to numbers of no list; fetched for them alone, where calls come in. */
export function UnlistedPlace({ part = UNLISTED }: { readonly part?: LaterPart }): ReactNode {
  const now = useStore(part.state);
  const hasCalls = useStore(channelHealth).channels.some(({ medium }) => medium === "voice");
  const isWanted = useMe().capabilities.has("call.listen") && hasCalls;
  useEffect(() => {
    if (isWanted) part.fetch();
  }, [part, isWanted]);
  return isWanted && now.kind === "here" ? <now.Loaded /> : null;
}
