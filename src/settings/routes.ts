import type { Context } from '../context.ts';
import { endpointsOf } from '../kit/endpoint.ts';
import { PageQuery, pageOf } from '../kit/pagination.ts';
import { changeSettings, rollBackSettings } from './change-settings.ts';
import { currentSettings } from './current-settings.ts';
import { listVersions } from './list-versions.ts';
import { type Settings, SettingsChange, SettingsInForce, SettingsRollBack, SettingsVersion } from './schemas.ts';

const defineEndpoint = endpointsOf<Context>();

const inForce = ({ version, ...values }: Settings & { version: number }) => ({ version, values });

export const settingsEndpoints = [
  defineEndpoint({
    method: 'get',
    path: '/v1/settings',
    summary: 'The programme’s settings in force',
    tag: 'Settings',
    access: 'any manager',
    answer: { status: 200, schema: SettingsInForce },
    handle: async (ctx) => inForce(await currentSettings(ctx)),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/settings/versions',
    summary: 'Every version of the settings, newest first, with what each changed',
    tag: 'Settings',
    access: 'any manager',
    query: PageQuery,
    answer: { status: 200, schema: pageOf(SettingsVersion) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { query }) => listVersions(ctx, query),
  }),
  defineEndpoint({
    method: 'patch',
    path: '/v1/settings',
    summary: 'Change sections of the settings, as a new version',
    description: 'What was computed before keeps the version it names.',
    tag: 'Settings',
    access: 'admin',
    body: SettingsChange,
    answer: { status: 200, schema: SettingsInForce },
    problems: { settings_changed: 409 },
    handle: async (ctx, { body }) => inForce(await changeSettings(ctx, body.values, body.expectedVersion)),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/settings/roll-back',
    summary: 'Put the values of an earlier version in force again, as a new version',
    tag: 'Settings',
    access: 'admin',
    body: SettingsRollBack,
    answer: { status: 200, schema: SettingsInForce },
    problems: { settings_changed: 409 },
    handle: async (ctx, { body }) => inForce(await rollBackSettings(ctx, body.version, body.expectedVersion)),
  }),
];
