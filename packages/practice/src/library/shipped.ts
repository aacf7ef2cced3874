import { Scenario } from "../scenario/scenario.ts";
import hotelRoom from "./hotel-room.json" with { type: "json" };
import worriedMother from "./worried-mother.json" with { type: "json" };
import fifteen from "./fifteen.json" with { type: "json" };
import patronPapeles from "./patron-papeles.json" with { type: "json" };
import notMuchLonger from "./not-much-longer.json" with { type: "json" };
import anAttorneyAsks from "./an-attorney-asks.json" with { type: "json" };
import pocketText from "./pocket-text.json" with { type: "json" };
import amigaDeLaLimpieza from "./amiga-de-la-limpieza.json" with { type: "json" };

/** What a house has to practise with, by what a shift meets most first (PM5). */
export const SHIPPED_SCENARIOS: readonly Scenario[] = Object.freeze(
  [
    hotelRoom,
    worriedMother,
    fifteen,
    patronPapeles,
    notMuchLonger,
    anAttorneyAsks,
    pocketText,
    amigaDeLaLimpieza,
  ].map((one) => Scenario.parse(one)),
);
