import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCarrier, type Carrier } from "./carrier.ts";
import { certify } from "./certified.ts";
import { startExchange, type ExchangeOptions, type ExchangeProcess } from "./exchange.ts";
import { followLine, type FollowedLine } from "./line.ts";
import { startPhone, type Phone, type PhoneOptions } from "./phone.ts";

/** The number that people ring in the tests. */
export const OUR_NUMBER = "+15550100";

/** The whole road: a carrier, an exchange, telephones, and a channel that follows. */
export interface VoiceLab {
  readonly carrier: Carrier;
  readonly exchange: ExchangeProcess;
  /** Another gateway's line, or the same one's after a restart. */
  readonly follow: (
    ...options: Parameters<typeof followLine> extends [unknown, ...infer Rest] ? Rest : never
  ) => Promise<FollowedLine>;
  readonly phone: (options: Omit<PhoneOptions, "carrierPort">) => Promise<Phone>;
  readonly close: () => Promise<void>;
}

/**
 * Starts carrier and exchange on the loopback interface; whatever was started with them ends with them. Between the two it is
 * TLS and SRTP where `isSecure`: telephones must encrypt their sound then, too.
 */
export async function startVoiceLab(
  changed: ExchangeOptions["changed"] = {},
  { isSecure = false }: { readonly isSecure?: boolean } = {},
): Promise<VoiceLab> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-voice-"));
  const forget = async (): Promise<void> => rm(folder, { recursive: true, force: true });
  const carrier = await startCarrier([OUR_NUMBER], isSecure ? await certify(folder) : null);
  const exchange = await startExchange({ carrier, changed }).catch(async (error: unknown) => {
    await carrier.close();
    await forget();
    throw error;
  });
  const lines: FollowedLine[] = [];
  const phones: Phone[] = [];
  return {
    carrier,
    exchange,
    follow: async (...options) => {
      const line = await followLine(exchange, ...options);
      lines.push(line);
      return line;
    },
    phone: async (options) => {
      const phone = await startPhone({ encrypts: isSecure, ...options, carrierPort: carrier.port });
      phones.push(phone);
      return phone;
    },
    close: async () => {
      await Promise.all(lines.map((line) => line.close()));
      await Promise.all(phones.map((phone) => phone.close()));
      await exchange.close();
      await carrier.close();
      await forget();
    },
  };
}
