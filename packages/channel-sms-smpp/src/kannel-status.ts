/** What Kannel's status page says about texts of ours. */
export type KannelStatus = "online" | "no_line" | "not_running" | "denied" | "unreadable";

/** Reads `status.xml`. One line to a carrier that is online is enough: Kannel sends over whichever it has. */
export function readStatus(page: string): KannelStatus {
  const [, gateway] = /<gateway>([\s\S]*)<\/gateway>/.exec(page) ?? [];
  if (gateway === undefined) return "unreadable";
  if (gateway.trim() === "Denied") return "denied";
  const [, state] = /<\/version>\s*<status>(\w+)/.exec(gateway) ?? [];
  const [, lines] = /<smscs>([\s\S]*)<\/smscs>/.exec(gateway) ?? [];
  if (state === undefined || lines === undefined) return "unreadable";
  if (state !== "running") return "not_running";
  return /<status>online\b/.test(lines) ? "online" : "no_line";
}
