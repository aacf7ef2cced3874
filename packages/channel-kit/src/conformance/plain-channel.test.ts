import { describeChannel } from "./describe-channel.ts";
import { plainDefinition, plainFixtures } from "./plain-channel.ts";

describeChannel(plainDefinition, plainFixtures);
