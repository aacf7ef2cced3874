import { vouchFor, type WebhookIntake } from "@holdfast/channel-kit";
import { showsSecret } from "./callback-secret.ts";
import { readReport, REPORT_PATH, type ReportSettings } from "./delivery-report.ts";
import { readText, TEXT_PATH } from "./inbound-text.ts";
import { unreadable } from "./unreadable.ts";

/** Takes smsbox's calls: texts by `post-url`, delivery reports by the `dlr-url` that each text of ours named. */
export function webhookIntake(
  settings: Pick<ReportSettings, "callbackSecret" | "blockedCodes">,
): WebhookIntake {
  return {
    kind: "webhook",
    // Kannel signs nothing: the secret vouches for the caller, and the line between the two for the rest (SM3).
    verify: (delivery) =>
      showsSecret(settings.callbackSecret, delivery.headers.get("authorization")) ? vouchFor(delivery) : null,
    parse: (delivery) => {
      const { pathname } = new URL(delivery.url);
      if (pathname.endsWith(TEXT_PATH)) return readText(delivery);
      if (pathname.endsWith(REPORT_PATH)) return readReport(delivery, settings);
      return unreadable(delivery);
    },
    // Anything but 200 or 202 is a failure to smsbox, which would come again.
    answer: () => new Response(null, { status: 200 }),
  };
}
