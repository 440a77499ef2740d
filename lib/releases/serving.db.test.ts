import { rm } from "node:fs/promises";
import path from "node:path";
import { releasesFolder } from "./testing/build";
import { describeServing } from "./testing/serving.contract";

describeServing("a folder", (version, name) =>
  rm(path.join(releasesFolder(), version, name ?? "."), { recursive: true }),
);
