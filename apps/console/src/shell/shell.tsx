import { Outlet } from "@tanstack/react-router";
import { t } from "@lingui/core/macro";
import { useEffect, type ReactNode } from "react";
import { HearingBar } from "../alerts/hearing-bar.tsx";
import { CarePlace } from "./care-place.tsx";
import { CallPlace } from "./call-place.tsx";
import { StatusBar } from "../status/status-bar.tsx";
import { BreakBar } from "../status/break-bar.tsx";
import { ChannelBar } from "../status/channel-bar.tsx";
import { CONTACT } from "../contact/contact-place.tsx";
import { MissedBar } from "../follow-ups/missed-bar.tsx";
import { EscalationPlace } from "./escalation-place.tsx";
import { EmergencyPlace } from "./emergency-place.tsx";
import { CrisisPlace } from "./crisis-place.tsx";
import { SecondFactorPlace } from "./second-factor-place.tsx";
import { HandoverPlace } from "./handover-place.tsx";
import { AskedPlace } from "./asked-place.tsx";
import { ColleaguesPlace } from "./colleagues-place.tsx";
import { UncoveredPlace } from "./uncovered-place.tsx";
import { ProvePlace } from "../prove/prove-place.tsx";
import { DangerBanner } from "../reach/danger-banner.tsx";
import { useMe } from "../session/use-me.ts";
import { fetchScreens } from "./later-screens.ts";
import { Overlays } from "./overlays.tsx";
import { useShellCommands } from "./use-shell-commands.ts";
import { TopBar } from "./top-bar.tsx";

/** How long after the first drawing the other screens are fetched: what is drawn first goes first. */
const FETCH_AFTER_MS = 500;

/** The frame around every screen: where one can go, what is on, and whether it is current. */
export function Shell(): ReactNode {
  const me = useMe();
  useShellCommands();
  const { capabilities } = me;
  const hasQueue = capabilities.has("queue.read");
  useEffect(() => {
    // At once: whoever opens a contact with the first key they press shall find it there.
    if (hasQueue) CONTACT.fetch();
    const soon = setTimeout(() => fetchScreens(capabilities), FETCH_AFTER_MS);
    return () => clearTimeout(soon);
  }, [capabilities, hasQueue]);
  return (
    // Where a window is narrow or magnified, all bars together may be higher than it: the whole is scrolled then, and the work keeps a height.
    <div className="flex h-full min-h-0 flex-col max-desk:overflow-y-auto">
      <nav aria-label={t`Skip`} className="sr-only focus-within:not-sr-only">
        <ul className="flex gap-4 bg-surface p-2">
          {hasQueue ? (
            <li>
              <a className="underline" href="#queue">{t`Skip to the queue`}</a>
            </li>
          ) : null}
          <li>
            <a className="underline" href="#work">{t`Skip to the work`}</a>
          </li>
        </ul>
      </nav>
      <TopBar />
      {hasQueue ? <CallPlace /> : null}
      {hasQueue ? <DangerBanner /> : null}
      {hasQueue ? <EscalationPlace /> : null}
      {hasQueue ? <AskedPlace /> : null}
      <EmergencyPlace />
      <UncoveredPlace />
      <CrisisPlace />
      <HandoverPlace />
      <ColleaguesPlace />
      <SecondFactorPlace />
      {hasQueue ? <HearingBar /> : null}
      <CarePlace />
      {hasQueue ? <BreakBar /> : null}
      {hasQueue ? <ChannelBar /> : null}
      {hasQueue ? <MissedBar /> : null}
      <div className="flex min-h-0 flex-1 flex-col max-desk:min-h-80 max-desk:shrink-0">
        <Outlet />
      </div>
      {hasQueue ? <StatusBar /> : null}
      <Overlays />
      <ProvePlace />
    </div>
  );
}
