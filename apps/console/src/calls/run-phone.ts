import type { Softphone } from "@holdfast/channel-voice-sip/device";
import { createRinging } from "../alerts/ring-here.ts";
import { tell } from "../api/ask.ts";
import { LendDocument } from "./call-documents.ts";
import { phoneHere } from "./phone-here.ts";

/** Whether this tab has the telephone: one tab of a browser does, and keeps it for as long as it is open. */
const place = createRinging(navigator.locks, "holdfast-phone");

let softphone: Softphone | null = null;
let stopWatching = (): void => undefined;
let run = 0;

/** The telephone of this tab; `null` while it has none. */
export function phoneOfTab(): Softphone | null {
  return softphone;
}

/** Waits for its turn among the tabs of this browser, then fetches, registers and keeps a telephone until stopped. */
export function startPhone(): () => void {
  run += 1;
  const nth = run;
  phoneHere.set({ kind: "coming" });
  const step = (): void => {
    if (nth !== run) return;
    if (place.isHere.get()) void open(nth);
    else {
      close();
      phoneHere.set({ kind: "elsewhere" });
    }
  };
  const leave = place.isHere.subscribe(step);
  place.wait();
  // The lock is given in a turn of its own; who still waits for it then, waits for another tab.
  const soon = setTimeout(step, 200);
  return () => {
    run += 1;
    clearTimeout(soon);
    leave();
    place.leave();
    close();
  };
}

/** Takes the telephone from whichever tab has it. */
export function takePhoneHere(): void {
  place.take();
}

/** Tries once more to fetch it. */
export function fetchPhoneAgain(): void {
  void open(run);
}

async function open(nth: number): Promise<void> {
  if (softphone !== null) return;
  const device = await import("@holdfast/channel-voice-sip/device").catch(() => null);
  if (nth !== run || softphone !== null) return;
  if (device === null) return phoneHere.set({ kind: "missed" });
  let lent: string | null = null;
  let isCarried = true;
  const phone = device.createBrowserPhone(async () => {
    const answer = await tell(LendDocument, {});
    if (answer.kind !== "data") return null;
    isCarried = answer.data.lent.__typename === "CallDeviceLent";
    if (answer.data.lent.__typename !== "CallDeviceLent") return null;
    lent = answer.data.lent.device;
    return answer.data.lent;
  });
  softphone = phone;
  const show = (): void => phoneHere.set({ kind: "here", phone: phone.get(), device: lent, isCarried });
  const stops = [
    phone.subscribe(show),
    device.watchMicrophone((isBlocked) => phone.learnPermission(isBlocked)),
  ];
  stopWatching = () => {
    for (const stop of stops) stop();
  };
  show();
  phone.start();
}

function close(): void {
  stopWatching();
  stopWatching = () => undefined;
  softphone?.stop();
  softphone = null;
}
