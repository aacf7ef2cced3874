import type { Page } from "playwright-core";

/** What the page leaves where the test finds it. */
interface Left {
  connections?: RTCPeerConnection[];
}

/** How much of the sound that was sent to a page came, in packets. */
export interface Arrived {
  readonly received: number;
  readonly lost: number;
}

/** Lets a page be listened to: from the first document on, whatever connection it makes is kept. */
export async function keepConnections(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const connections: RTCPeerConnection[] = ((globalThis as Left).connections = []);
    globalThis.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(options?: RTCConfiguration) {
        super(options);
        connections.push(this);
      }
    };
  });
}

/** The loudest tone that comes to a page now, in hertz; `null` in silence. */
export function hears(page: Page): Promise<number | null> {
  return page.evaluate(loudestTone);
}

/** Which of these tones, in hertz, come to a page: everybody hums, and breathes within a second. */
export function tonesAt(page: Page, hertz: readonly number[]): Promise<readonly number[]> {
  return page.evaluate(tonesAmong, [...hertz]);
}

/** How much came over the last connection of a page. */
export function arrivedAt(page: Page): Promise<Arrived> {
  return page.evaluate(async () => {
    const arrived = { received: 0, lost: 0 };
    const stats = await (globalThis as Left).connections?.at(-1)?.getStats();
    stats?.forEach((stat: RTCStats & { packetsReceived?: number; packetsLost?: number }) => {
      if (stat.type !== "inbound-rtp") return;
      arrived.received += stat.packetsReceived ?? 0;
      arrived.lost += stat.packetsLost ?? 0;
    });
    return arrived;
  });
}

/** Looked at ten times in a bit more than a second. Runs in the page. */
async function tonesAmong(hertz: number[]): Promise<number[]> {
  const tracks =
    (globalThis as Left).connections
      ?.at(-1)
      ?.getReceivers()
      .map(({ track }) => track) ?? [];
  if (tracks.length === 0) return [];
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 8192;
  analyser.smoothingTimeConstant = 0;
  context.createMediaStreamSource(new MediaStream(tracks)).connect(analyser);
  const decibels = new Float32Array(analyser.frequencyBinCount);
  const heard = new Set<number>();
  for (let look = 0; look < 10; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, 120));
    analyser.getFloatFrequencyData(decibels);
    for (const each of hertz)
      if ((decibels[Math.round((each * analyser.fftSize) / context.sampleRate)] ?? -Infinity) > -50)
        heard.add(each);
  }
  await context.close();
  return hertz.filter((each) => heard.has(each));
}

/** Looked at over half a second of what was decoded. Runs in the page. */
async function loudestTone(): Promise<number | null> {
  const connection = (globalThis as Left).connections?.at(-1);
  const tracks = connection?.getReceivers().map(({ track }) => track) ?? [];
  if (tracks.length === 0) return null;
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 8192;
  analyser.smoothingTimeConstant = 0;
  context.createMediaStreamSource(new MediaStream(tracks)).connect(analyser);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const decibels = new Float32Array(analyser.frequencyBinCount);
  analyser.getFloatFrequencyData(decibels);
  const loudest = decibels.indexOf(Math.max(...decibels));
  const hertz = (loudest * context.sampleRate) / analyser.fftSize;
  await context.close();
  return (decibels[loudest] ?? -Infinity) < -60 ? null : hertz;
}
