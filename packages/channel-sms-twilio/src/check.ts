import type { Found, Host } from "@holdfast/channel-kit";
import { twilioCall, type TwilioCall } from "./client.ts";
import type { TwilioConfig } from "./config.ts";
import { restErrorOf } from "./rest-error.ts";

type Down = Extract<Found, { kind: "down" }>["reason"];

/** Twilio's code for an account that may not do anything. */
const NOT_ACTIVE = 20005;
/** The account is refused, or not known at all. */
const REFUSED = new Set([401, 403, 404]);

/** Asks Twilio whether the account stands and the sending number is its own; sends nothing (TW15). */
export function checker(settings: TwilioConfig, host: Host): () => Promise<Found> {
  return async () => {
    let answered = false;
    const fetch: Host["fetch"] = async (...request) => {
      const response = await host.fetch(...request);
      answered = true;
      return response;
    };
    try {
      const { client } = await twilioCall(settings, { ...host, fetch });
      const reason = (await accountFault(client, settings)) ?? (await numberFault(client, settings));
      return reason === null ? { kind: "well" } : { kind: "down", reason };
    } catch (error) {
      const facts = restErrorOf(error);
      const reason = answered ? refusalOf(facts) : "unreachable";
      host.log("twilio_check_failed", { reason, ...facts });
      return { kind: "down", reason };
    }
  };
}

async function accountFault(
  client: TwilioCall["client"],
  { accountSid }: TwilioConfig,
): Promise<Down | null> {
  const { status } = await client.api.v2010.accounts(accountSid).fetch();
  if (status === "active") return null;
  return ["suspended", "closed"].includes(status) ? "suspended" : "provider";
}

async function numberFault(client: TwilioCall["client"], { from }: TwilioConfig): Promise<Down | null> {
  if (from === undefined) return null;
  const found = from.startsWith("+")
    ? (await client.incomingPhoneNumbers.list({ phoneNumber: from, limit: 1 })).map(
        ({ phoneNumber }) => phoneNumber,
      )
    : (await client.shortCodes.list({ shortCode: from, limit: 1 })).map(({ shortCode }) => shortCode);
  return found.includes(from) ? null : "number";
}

function refusalOf(facts: ReturnType<typeof restErrorOf>): Down {
  if (facts?.code === NOT_ACTIVE) return "suspended";
  return facts !== null && REFUSED.has(facts.status) ? "credentials" : "provider";
}
