import { z } from 'zod';
import type { Context } from '../context.ts';
import { endpointsOf } from '../kit/endpoint.ts';
import { pageOf } from '../kit/pagination.ts';
import { fallbackRate, listRules, viewer } from './list-rules.ts';
import { RuleInput } from './rule-input.ts';
import { RuleQuery, RuleView } from './rule-views.ts';
import { endRule, setRule } from './set-rule.ts';

const defineEndpoint = endpointsOf<Context>();
const CONFLICTS = { rule_overlaps: 409, rule_changed: 409 };

export const ruleEndpoints = [
  defineEndpoint({
    method: 'get',
    path: '/v1/rules',
    summary: 'Commission rules, newest first; with seriesId, the versions of one',
    tag: 'Commissions',
    access: 'any manager',
    query: RuleQuery,
    answer: { status: 200, schema: pageOf(RuleView) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { query }) => listRules(ctx, query),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/rules/fallback',
    summary: 'What pays where no rule does',
    tag: 'Commissions',
    access: 'any manager',
    answer: { status: 200, schema: z.object({ rateBps: z.int(), settingsVersion: z.int() }) },
    handle: (ctx) => fallbackRate(ctx),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/rules',
    summary: 'Put a rule, or a new version of one, in force',
    description:
      'An increase counts at once; a decrease reaches those who promote already after the days of protection.',
    tag: 'Commissions',
    access: 'admin',
    body: RuleInput,
    answer: { status: 201, schema: RuleView },
    problems: { ...CONFLICTS, rule_backdated: 422, rule_period: 422, rule_other_match: 422 },
    handle: async (ctx, { body }) => {
      const rule = await setRule(ctx, body);
      return (await viewer(ctx, [rule]))(rule);
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/rules/:id/end',
    summary: 'End a rule now',
    tag: 'Commissions',
    access: 'admin',
    params: z.object({ id: z.string().max(60) }),
    answer: { status: 200, schema: RuleView },
    problems: { rule_over: 409, rule_changed: 409 },
    handle: async (ctx, { params }) => {
      const rule = await endRule(ctx, params.id);
      return (await viewer(ctx, [rule]))(rule);
    },
  }),
];
