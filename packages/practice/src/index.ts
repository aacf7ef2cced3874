export { nextTurn, type Chance, type Next, type Played, type PlayedLine } from "./player/next-turn.ts";
export { seeded } from "./player/seeded.ts";
export { readScenario, type ScenarioRead } from "./scenario/read-scenario.ts";
export { Scenario, type Turn } from "./scenario/scenario.ts";
export { SHIPPED_SCENARIOS } from "./library/shipped.ts";
