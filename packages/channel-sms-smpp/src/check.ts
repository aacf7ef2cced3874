import type { Found, Host } from "@holdfast/channel-kit";
import type { Settings } from "./index.ts";
import { readStatus, type KannelStatus } from "./kannel-status.ts";

type Down = Extract<Found, { kind: "down" }>["reason"];

/** How long Kannel, which is near, may think. */
const PATIENCE_MS = 5_000;

/** smsbox's answer to a request of somebody it knows that names nobody to send to. */
const KNOWS_US = /^Missing receiver/;

const FAULTS: Readonly<Record<KannelStatus, Down | null>> = {
  online: null,
  no_line: "line",
  not_running: "provider",
  denied: "credentials",
  unreadable: "provider",
};

/** Asks smsbox whether it knows us and bearerbox whether its line to the carrier is up; sends nothing (SM14). */
export function checker(settings: Settings, host: Host): () => Promise<Found> {
  return async () => {
    try {
      const reason = (await smsboxFault(settings, host)) ?? (await lineFault(settings, host));
      return reason === null ? { kind: "well" } : down(reason, host);
    } catch {
      return down("unreachable", host);
    }
  };
}

function down(reason: Down, host: Host): Found {
  host.log("sms_smpp_check_failed", { reason });
  return { kind: "down", reason };
}

async function smsboxFault({ sendsmsUrl, username, password }: Settings, host: Host): Promise<Down | null> {
  const response = await host.fetch(sendsmsUrl, {
    method: "POST",
    headers: { connection: "close", "x-kannel-username": username, "x-kannel-password": password },
    body: "",
    redirect: "manual",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const words = await response.text();
  if (response.status === 400 && KNOWS_US.test(words)) return null;
  return response.status === 401 || response.status === 403 ? "credentials" : "provider";
}

async function lineFault({ statusUrl, statusPassword }: Settings, host: Host): Promise<Down | null> {
  if (statusUrl === undefined) return null;
  const url = new URL(statusUrl);
  // Kannel takes this password nowhere else; it opens the status page alone, and the way there is loopback.
  if (statusPassword !== undefined) url.searchParams.set("password", statusPassword);
  const response = await host.fetch(url, {
    headers: { connection: "close" },
    redirect: "manual",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const page = await response.text();
  return response.status === 200 ? FAULTS[readStatus(page)] : "provider";
}
