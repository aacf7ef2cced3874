/** Carries words to the others, in their order and by one statement; `null` while there is no way to. */
export type Carry = (messages: readonly string[]) => Promise<unknown> | null;

/**
 * More than so many that wait for a slow server are lost. What is on its way is counted with none of them: others hear it before it is
 * known here that they did, and answer.
 */
export const TOLD_AT_ONCE = 100;

/**
 * What may be lost, on its way: at once where nothing is, and else together with whatever was told meanwhile. Each stays a word of its
 * own to whoever hears it, so that a gateway of another release hears it as before (W55). Whatever waits is lost with what is on its way:
 * what comes late is no longer so.
 */
export function openLane(carry: Carry): (message: string) => void {
  const waiting: string[] = [];
  let isOnTheWay = false;

  async function go(): Promise<void> {
    if (isOnTheWay) return;
    isOnTheWay = true;
    try {
      while (waiting.length > 0) {
        const first = eachOnce(waiting);
        const carried = carry(first);
        if (carried === null) break;
        waiting.splice(0, first.length);
        await carried;
      }
    } catch {
      // The connection is gone, and what was told with it.
    } finally {
      isOnTheWay = false;
      waiting.length = 0;
    }
  }

  return (message) => {
    if (waiting.length >= TOLD_AT_ONCE) return;
    waiting.push(message);
    void go();
  };
}

/**
 * The first of them, up to one that was among them: of the same said twice in one transaction the database tells the first alone, and
 * whoever was reading, wrote and reads again would be heard to write.
 */
function eachOnce(messages: readonly string[]): readonly string[] {
  const said = new Set<string>();
  for (const message of messages) {
    if (said.has(message)) break;
    said.add(message);
  }
  return [...said];
}
