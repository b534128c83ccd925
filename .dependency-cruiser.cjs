// Which folder of src/ may import which. `npm run boundaries` and the tests check it.

// From the bottom up: each may import those above it in this list (the lower layers), never those below it.
const LAYERS = [
  'words',
  'kit',
  'config',
  'metrics',
  'context',
  'audit',
  'settings',
  'notifications',
  'fx',
  'ledger',
  'accounts',
  'privacy',
  'creators',
  'agencies',
  'brands',
  'links',
  'catalogue',
  'commissions',
  'standing',
  'content',
  'campaigns',
  'media-kits',
  'orders',
  'payouts',
  'trust',
  'discovery',
  'events',
  'simulation',
  'snippet',
  'reports',
  'jobs',
  'http',
  'app',
  'start',
  'main',
];

// Stand beside the layers and know nothing but the kit: what the service runs on when it runs alone.
const STANDALONE = ['embedded', 'sandbox'];

// May start what stands beside the layers.
const MAY_START = ['start', 'main'];

const KNOWN = [...LAYERS, ...STANDALONE];

// A layer is a folder or a file of that name.
const anyOf = (names) => `^src/(?:${names.join('|')})(?:/|\\.ts$)`;
const DOOR = '^src/[^/]+/index\\.ts$';

const layerRules = LAYERS.map((layer, height) => ({
  name: `${layer}-imports-downward-only`,
  severity: 'error',
  from: { path: anyOf([layer]) },
  to: { path: anyOf([...LAYERS.slice(height + 1), ...(MAY_START.includes(layer) ? [] : STANDALONE)]) },
})).filter(({ to }) => to.path !== anyOf([]));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'standalone-knows-only-the-kit',
      severity: 'error',
      from: { path: `^src/(${STANDALONE.join('|')})/` },
      to: { path: '^src/', pathNot: ['^src/kit/', '^src/$1/'] },
    },
    {
      name: 'folder-has-a-layer',
      comment: 'A new folder of src/ is entered in the list of layers first.',
      severity: 'error',
      from: { path: '^src/', pathNot: [anyOf(KNOWN), '^src/web/'] },
      to: {},
    },
    {
      name: 'through-the-door',
      comment: 'Another folder is imported by its index.ts only. The kit is a box of parts and has no door.',
      severity: 'error',
      from: { path: '^src/([^/]+)(?:/|$)', pathNot: '^src/web/' },
      to: { path: '^src/[^/]+/', pathNot: ['^src/$1/', '^src/kit/', '^src/web/', DOOR] },
    },
    {
      name: 'model-stays-inside',
      comment: 'Routes and other folders call verbs; what a record looks like they may know.',
      severity: 'error',
      from: { path: '/(?:index|routes|schemas)\\.ts$' },
      // The score's model is a statistical one, not a record.
      to: {
        path: '^src/.+/(?:model|[^/]+-model)\\.ts$',
        pathNot: '^src/trust/score/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'web-takes-types-of-schemas-only',
      severity: 'error',
      from: { path: '^src/web/' },
      to: { path: '^src/(?!web/)(?!words/)', pathNot: '/schemas\\.ts$' },
    },
    {
      name: 'web-takes-no-server-code',
      comment: 'Words are no code: src/words are sentences that portals and server both say, and imports nothing.',
      severity: 'error',
      from: { path: '^src/web/' },
      to: { path: '^src/(?!web/)(?!words/)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'server-knows-no-portal',
      severity: 'error',
      from: { path: '^src/(?!web/)' },
      to: { path: '^src/web/' },
    },
    {
      name: 'no-circle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'import-exists',
      severity: 'error',
      from: {},
      // Made at build: src/web/words-as-data.ts.
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'server-runs-without-development-dependencies',
      comment: 'The embedded MongoDB is for development; the portals are built.',
      severity: 'error',
      from: { path: '^src/(?!web/|embedded/)' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    // TypeScript 7 has no compiler interface for JavaScript programs.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
