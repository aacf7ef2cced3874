import { startCarrier, startKannel, type Carrier, type Kannel } from "@holdfast/channel-sms-smpp/testing";
import { freePort } from "@holdfast/tooling/free-port";
import type { Outside } from "./house.ts";

/** The number of the hotline at this carrier. */
export const CARRIER_HOTLINE = "12025550190";
const CALLBACK_SECRET = "an-invented-secret-for-kannel";
const CARRIER_PASSWORD = "carrier1";

/** A real Kannel beside a house, and a carrier behind it. */
export interface CarrierLine extends Outside {
  readonly carrier: Carrier;
  readonly kannel: Kannel;
}

/** Opens a line to the house whose first gateway is at `port`; Kannel keeps what comes before that gateway does. */
export async function openCarrierLine(port: number): Promise<CarrierLine> {
  const carrier = await startCarrier(await freePort(), CARRIER_PASSWORD);
  const callbackUrl = `http://127.0.0.1:${port}/channels/sms-smpp/webhook`;
  const kannel = await startKannel({
    smscPort: carrier.port,
    smscPassword: CARRIER_PASSWORD,
    from: CARRIER_HOTLINE,
    callbackUrl,
    callbackSecret: CALLBACK_SECRET,
  });
  return {
    carrier,
    kannel,
    environment: {
      HOLDFAST_SMS_SMPP_SENDSMS_URL: kannel.settings.sendsmsUrl,
      HOLDFAST_SMS_SMPP_USERNAME: kannel.settings.username,
      HOLDFAST_SMS_SMPP_PASSWORD: kannel.settings.password,
      HOLDFAST_SMS_SMPP_FROM: CARRIER_HOTLINE,
      HOLDFAST_SMS_SMPP_CALLBACK_URL: callbackUrl,
      HOLDFAST_SMS_SMPP_CALLBACK_SECRET: CALLBACK_SECRET,
    },
    async close() {
      await kannel.remove();
      await carrier.close();
    },
  };
}
