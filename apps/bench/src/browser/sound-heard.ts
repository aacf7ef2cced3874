import type { Page } from "playwright-core";

declare global {
  interface Window {
    connections?: RTCPeerConnection[];
    /** Of the last press that answered, and when sound came after it, as milliseconds since 1970. */
    answer?: { readonly pressedAt: number; heardAt: number | null };
  }
}

/** How loud what comes in must be to be sound, of 1. */
const THERE = 0.01;
const LOOK_MS = 10;

/** Keeps, from the first document on, when a press answered a call and when sound came in after it. */
export async function keepAnswers(page: Page): Promise<void> {
  await page.addInitScript(
    ({ there, lookMs }) => {
      const connections: RTCPeerConnection[] = (window.connections = []);
      window.RTCPeerConnection = class extends RTCPeerConnection {
        constructor(options?: RTCConfiguration) {
          super(options);
          connections.push(this);
        }
      };
      const now = (): number => performance.timeOrigin + performance.now();
      const isHeard = async (connection: RTCPeerConnection | undefined): Promise<boolean> => {
        let loudest = 0;
        (await connection?.getStats())?.forEach((stat: RTCStats & { audioLevel?: number }) => {
          if (stat.type === "inbound-rtp") loudest = Math.max(loudest, stat.audioLevel ?? 0);
        });
        return loudest > there;
      };
      window.addEventListener(
        "keydown",
        ({ ctrlKey, shiftKey, code, timeStamp }) => {
          if (!ctrlKey || !shiftKey || code !== "KeyA") return;
          const answer = (window.answer = {
            pressedAt: performance.timeOrigin + timeStamp,
            heardAt: null as number | null,
          });
          // An invitation may have made a connection already, over which nothing comes before the press.
          const look = async (): Promise<void> => {
            if (window.answer !== answer) return;
            if (await isHeard(connections.at(-1))) answer.heardAt = now();
            else setTimeout(() => void look(), lookMs);
          };
          void look();
        },
        { capture: true },
      );
    },
    { there: THERE, lookMs: LOOK_MS },
  );
}

/** Resolves once the page's last call is over for its softphone as well: until then it takes no other. */
export async function callIsOver(page: Page): Promise<void> {
  await page.waitForFunction(() => window.connections?.at(-1)?.connectionState === "closed", null, {
    polling: 20,
  });
}

/** Presses the key that answers; resolves once sound came in, with both instants as milliseconds since 1970. */
export async function answerByKey(
  page: Page,
): Promise<{ readonly pressedAt: number; readonly heardAt: number }> {
  await page.keyboard.press("Control+Shift+A");
  await page.waitForFunction(() => window.answer?.heardAt != null, null, { polling: 20 });
  const answer = await page.evaluate(() => window.answer);
  if (answer?.heardAt == null) throw new Error("nothing was heard");
  return { pressedAt: answer.pressedAt, heardAt: answer.heardAt };
}
