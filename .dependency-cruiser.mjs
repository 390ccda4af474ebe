/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "domain-is-pure",
      severity: "error",
      comment: "domain imports only domain and zod: no I/O, no framework, no vendor types",
      from: { path: "^app/domain/", pathNot: "\\.test\\.ts$" },
      to: { pathNot: ["^app/domain/", "node_modules/zod/", "^zod$"] },
    },
    {
      name: "features-do-not-import-features",
      severity: "error",
      comment: "routes and jobs compose features; $1 makes the rule cover every new feature by itself",
      from: { path: "^app/features/([^/]+)/" },
      to: { path: "^app/features/([^/]+)/", pathNot: "^app/features/$1/" },
    },
    {
      name: "features-do-not-reach-up",
      severity: "error",
      comment: "a feature is given what it needs; it neither wires nor routes",
      from: { path: "^app/features/" },
      to: { path: "^app/(routes|jobs)/|^app/(composition|env|shopify)\\.server" },
    },
    {
      name: "nobody-imports-routes",
      severity: "error",
      from: { path: "^(app|extensions|prisma|scripts)/", pathNot: "^app/(routes/|root\\.tsx|entry\\.)" },
      to: { path: "^app/routes/" },
    },
    {
      name: "routes-reach-io-through-features",
      severity: "error",
      from: { path: "^app/routes/" },
      to: { path: "^app/(integrations|models)/|^app/(db|env)\\.server" },
    },
    {
      name: "integrations-are-leaves",
      severity: "error",
      from: { path: "^app/integrations/([^/]+)/", pathNot: "\\.test\\.ts$" },
      to: {
        path: "^app/(features|routes|models|jobs|ui)/|^app/[^/]+\\.server|^app/integrations/([^/]+)/",
        pathNot: "^app/integrations/$1/",
      },
    },
    {
      name: "only-composition-picks-a-client",
      severity: "error",
      comment:
        "training is safe because nothing else can import a live client or a stand-in; what is left calls nobody",
      from: { path: "^app/", pathNot: "^app/(composition\\.server|integrations/)|\\.test\\.ts$" },
      to: {
        path: "^app/integrations/",
        pathNot: "/port\\.ts$|/schema\\.ts$|/webhook-[a-z]+(\\.server)?\\.ts$",
      },
    },
    {
      name: "prisma-stays-in-models",
      severity: "error",
      from: {
        path: "^app/",
        pathNot: "^app/(models/|(composition|shopify|db)\\.server)|\\.test\\.ts$",
      },
      to: { path: "^app/db\\.server|node_modules/@prisma/client/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "env-enters-at-the-edge",
      severity: "error",
      comment: "everything else takes plain options, so tests never load the environment",
      from: { path: "^app/", pathNot: "^app/((composition|shopify|db|env)\\.server|root\\.tsx|entry\\.)" },
      to: { path: "^app/env\\.server" },
    },
    {
      name: "ui-is-presentational",
      severity: "error",
      from: { path: "^app/ui/" },
      to: { path: "^app/(features|routes|models|jobs|integrations)/|\\.server\\.tsx?$" },
    },
    {
      name: "production-never-imports-tests",
      severity: "error",
      from: { path: "^(app|extensions|server\\.ts)", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^tests/|^scripts/(stand-ins|demo)/" },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    combinedDependencies: true,
  },
};
