import { pino, stdTimeFunctions, type DestinationStream } from "pino";
import type { Log } from "./log.ts";

/** A log that writes one line of JSON an event to `destination`, without host name or process id. */
export function pinoLog(destination: DestinationStream): Log {
  const logger = pino({ base: null, timestamp: stdTimeFunctions.isoTime }, destination);
  return {
    info: (event, facts = {}) => logger.info({ ...facts }, event),
    warn: (event, facts = {}) => logger.warn({ ...facts }, event),
    error: (event, facts = {}) => logger.error({ ...facts }, event),
  };
}
