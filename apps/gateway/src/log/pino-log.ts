import type { Facts } from "@holdfast/channel-kit";
import { pino, stdTimeFunctions, type DestinationStream } from "pino";
import type { Log } from "./log.ts";

const OWN_NAMES = new Set(["level", "time", "msg"]);

/** A log that writes one line of JSON an event to `destination`, without host name or process id. */
export function pinoLog(destination: DestinationStream): Log {
  const logger = pino({ base: null, timestamp: stdTimeFunctions.isoTime }, destination);
  return {
    info: (event, facts = {}) => logger.info(apart(facts), event),
    warn: (event, facts = {}) => logger.warn(apart(facts), event),
    error: (event, facts = {}) => logger.error(apart(facts), event),
  };
}

/** A fact under a name that the line itself uses would stand there twice, and readers would take either. */
function apart(facts: Facts): Facts {
  const named = Object.entries(facts).map(([name, fact]) => [OWN_NAMES.has(name) ? `${name}_` : name, fact]);
  return Object.fromEntries(named);
}
