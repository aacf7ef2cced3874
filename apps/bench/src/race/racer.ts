import type { GatewayHouse } from "../house/gateway-house.ts";
import { advocatesThere } from "../load/advocates-there.ts";
import { askAs } from "../traffic/ask-as.ts";

/** How somebody goes from among those who are there: their line breaks for good, or they end their session. */
export type Leaving = "cut" | "signed out";

/** Somebody who takes part, with a console at one gateway, who asks at both. */
export interface Racer {
  readonly id: string;
  readonly isHere: () => boolean;
  /** `null`: refused, because their session ended meanwhile. What is refused otherwise is thrown. */
  readonly ask: <Data>(
    document: string,
    variables?: Readonly<Record<string, unknown>>,
  ) => Promise<Data | null>;
  readonly leave: (how: Leaving) => Promise<void>;
  /** Opens a console anew, with a session of its own where the last one ended. */
  readonly comeBack: () => Promise<void>;
  readonly close: () => void;
}

export interface RacerParts {
  readonly house: Pick<GatewayHouse, "signIn">;
  readonly username: string;
  /** The gateway of their console, and the other one. */
  readonly gateways: readonly [URL, URL];
  /** Which of the two is asked next. */
  readonly nextGateway: () => 0 | 1;
}

const KEEP = "mutation { keepShift(state: available) { state } }";

/** Signs them in, opens their console and has them on shift. */
export async function openRacer({ house, username, gateways, nextGateway }: RacerParts): Promise<Racer> {
  const [home] = gateways;
  let cookie = await house.signIn(username);
  let screen = await advocatesThere([home], [cookie]);
  let left: Leaving | null = null;
  const ask: Racer["ask"] = async (document, variables) => {
    const asked = cookie;
    try {
      return await askAs(gateways[nextGateway()], cookie)(document, variables);
    } catch (error) {
      if (left === "signed out" || asked !== cookie) return null;
      throw error;
    }
  };
  await ask(KEEP);
  const { me } = await askAs(home, cookie)<{ me: { id: string } }>("{ me { id } }");
  return {
    id: me.id,
    isHere: () => left === null,
    ask,
    async leave(how) {
      left = how;
      // Whoever signs out has their console cut by the gateway, and it finds no way back.
      if (how === "cut") screen.close();
      else await signOut(home, cookie);
    },
    async comeBack() {
      screen.close();
      if (left === "signed out") cookie = await house.signIn(username);
      screen = await advocatesThere([home], [cookie]);
      left = null;
      await ask(KEEP);
    },
    close: () => screen.close(),
  };
}

async function signOut(gateway: URL, cookie: string): Promise<void> {
  const answer = await fetch(new URL("/api/auth/sign-out", gateway), {
    method: "POST",
    headers: { "content-type": "application/json", origin: gateway.origin, cookie },
    body: "{}",
  });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`a session does not end: ${answer.status}`);
}
