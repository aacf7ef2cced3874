import type { ChannelDefinition } from "../define-channel.ts";
import { addresseeChecks } from "./addressee-checks.ts";
import { callChecks } from "./call-checks.ts";
import type { Check } from "./check.ts";
import { configChecks } from "./config-checks.ts";
import { definitionChecks } from "./definition-checks.ts";
import type { ChannelFixtures } from "./fixtures.ts";
import { forgeryChecks } from "./forgery-checks.ts";
import { intakeChecks } from "./intake-checks.ts";
import { healthChecks } from "./health-checks.ts";
import { logChecks } from "./log-checks.ts";
import { mediaChecks } from "./media-checks.ts";
import { missedChecks } from "./missed-checks.ts";
import { pageChecks } from "./page-checks.ts";
import { parseChecks } from "./parse-checks.ts";
import { poisonChecks } from "./poison-checks.ts";
import { quoteChecks } from "./quote-checks.ts";
import { sendChecks } from "./send-checks.ts";

/** The whole contract test of one channel as a list, so that it can be run by something other than Vitest. */
export function channelChecks(definition: ChannelDefinition, fixtures: ChannelFixtures): readonly Check[] {
  const { webhook, pages } = fixtures;
  return [
    ...definitionChecks(definition, fixtures),
    ...configChecks(definition, fixtures),
    ...intakeChecks(definition, fixtures),
    ...(webhook === null
      ? []
      : [
          ...forgeryChecks(definition, fixtures, webhook),
          ...parseChecks(definition, fixtures, webhook),
          ...addresseeChecks(definition, fixtures, webhook),
          ...quoteChecks(definition, fixtures, webhook),
          ...poisonChecks(definition, fixtures, webhook),
        ]),
    ...(pages === null ? [] : pageChecks(definition, fixtures, pages)),
    ...sendChecks(definition, fixtures),
    ...missedChecks(definition, fixtures),
    ...mediaChecks(definition, fixtures),
    ...healthChecks(definition, fixtures),
    ...callChecks(definition, fixtures),
    ...logChecks(definition, fixtures),
  ];
}
