import type { Medium, OutageReason } from "@holdfast/case-schema";
import type { Outage } from "@holdfast/wire";
import { i18n } from "@lingui/core";
import { plural, t } from "@lingui/core/macro";
import { clockWords, durationWords } from "../text/time-words.ts";
import type { ChannelHealth, ChannelSeen, Recovery } from "./channel-health.ts";

const MINUTE_MS = 60_000;

/** The channel's name where several carry one medium: "(sms-west)"; nothing where there is one. */
function which({ id, medium }: ChannelSeen, all: readonly ChannelSeen[]): string {
  return all.filter((other) => other.medium === medium).length > 1 ? ` (${id})` : "";
}

/** Since when a channel does not work: "Text messages do not work since 14:03." */
export function downWords(
  channel: ChannelSeen,
  all: readonly ChannelSeen[],
  { since }: Outage,
  now: number,
): string {
  const time = clockWords(since, now);
  const name = which(channel, all);
  const words: Record<Medium, string> = {
    text: t`Text messages${name} do not work since ${time}.`,
    voice: t`Calls${name} do not work since ${time}.`,
    email: t`Email${name} does not work since ${time}.`,
    form: t`The web form${name} does not work since ${time}.`,
  };
  return words[channel.medium];
}

/** What becomes of answers meanwhile. */
export function answerWords({ validityMs }: ChannelSeen): string {
  if (validityMs === null) return t`Answers wait until it works again.`;
  const minutes = Math.max(1, Math.round(validityMs / MINUTE_MS));
  return t`Answers wait up to ${plural(minutes, { one: "# minute", other: "# minutes" })}, then come back to you.`;
}

/** What still works, by medium, and by name where several carry one; `null` when nothing does. */
export function stillWorkingWords({ channels, outages }: ChannelHealth): string | null {
  const up = channels.filter(({ id }) => (outages.get(id)?.down ?? null) === null);
  if (up.length === 0) return null;
  const names: Record<Medium, string> = {
    text: t`text messages`,
    voice: t`calls`,
    email: t`email`,
    form: t`the web form`,
  };
  const list = new Intl.ListFormat(i18n.locale, { type: "conjunction" });
  const working = list.format(up.map((channel) => `${names[channel.medium]}${which(channel, channels)}`));
  return t`Still working: ${working}.`;
}

/** Why, for whoever can do something about it. */
export function reasonWords(reason: OutageReason): string {
  return {
    unreachable: t`The provider does not answer.`,
    credentials: t`The provider does not accept our password.`,
    suspended: t`The provider has suspended our account.`,
    number: t`The provider says that the number is not ours.`,
    line: t`The line to the carrier is lost.`,
    provider: t`The provider has a fault.`,
    sends: t`Messages do not leave.`,
  }[reason];
}

/** That it works again, and how long it did not: "Text messages work again. They did not for 12 min, since 14:03." */
export function recoveryWords(
  channel: ChannelSeen,
  all: readonly ChannelSeen[],
  { since, until }: Recovery,
): string {
  const name = which(channel, all);
  const length = durationWords(until - since);
  const time = clockWords(since, until);
  const words: Record<Medium, string> = {
    text: t`Text messages${name} work again. They did not for ${length}, since ${time}.`,
    voice: t`Calls${name} work again. They did not for ${length}, since ${time}.`,
    email: t`Email${name} works again. It did not for ${length}, since ${time}.`,
    form: t`The web form${name} works again. It did not for ${length}, since ${time}.`,
  };
  return words[channel.medium];
}
