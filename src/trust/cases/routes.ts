import { z } from 'zod';
import type { Context } from '../../context.ts';
import { endpointsOf } from '../../kit/endpoint.ts';
import { PageQuery, pageOf } from '../../kit/pagination.ts';
import { answerAppeal, appeal } from './appeals.ts';
import { assignCase } from './assign-case.ts';
import { correct } from './correct.ts';
import { decideCase, undoDecision } from './decide-case.ts';
import { listCases } from './list-cases.ts';
import { openCaseByHand } from './open-case.ts';
import { listOwnCases, showOwnCase } from './own-cases.ts';
import {
  AppealAnswer,
  Assignment,
  CaseQuery,
  CaseRow,
  CaseView,
  NewAppeal,
  NewCorrection,
  NewDecision,
  OwnCase,
  Undo,
} from './schemas.ts';
import { showCase } from './show-case.ts';

const defineEndpoint = endpointsOf<Context>();
const OneCase = z.object({ id: z.string().max(40) });
const tag = 'Trust';

export const caseEndpoints = [
  defineEndpoint({
    method: 'get',
    path: '/v1/cases',
    summary: 'Cases by state: forgotten ones first, then by money at risk times likelihood',
    tag,
    access: 'any manager',
    query: CaseQuery,
    answer: { status: 200, schema: pageOf(CaseRow) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { query }) => listCases(ctx, query),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/cases',
    summary: 'Open a case by hand, or add to the open one; the named orders are held',
    tag,
    access: 'reviewer',
    body: z.object({
      creatorId: z.string().max(40),
      sentence: z.string().trim().min(10).max(1_000),
      orderIds: z.array(z.string().max(40)).max(500).default([]),
    }),
    answer: { status: 201, schema: CaseView },
    handle: async (ctx, { body }) => showCase(ctx, (await openCaseByHand(ctx, body))._id),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/cases/mine',
    summary: 'My own cases: what was found, what it means for my money, how to object',
    tag,
    access: 'signed-in person',
    query: PageQuery,
    answer: { status: 200, schema: pageOf(OwnCase) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { query }) => listOwnCases(ctx, query),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/cases/mine/:id',
    summary: 'One of my own cases',
    tag,
    access: 'signed-in person',
    params: OneCase,
    answer: { status: 200, schema: OwnCase },
    handle: (ctx, { params }) => showOwnCase(ctx, params.id),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/cases/mine/:id/appeal',
    summary: 'Object to a decision about me; another reviewer answers',
    tag,
    access: 'signed-in person',
    params: OneCase,
    body: NewAppeal,
    answer: { status: 201, schema: OwnCase },
    problems: { no_appeal: 409, case_changed: 409 },
    handle: async (ctx, { params, body }) => showOwnCase(ctx, (await appeal(ctx, params.id, body.text))._id),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/cases/mine/:id/correction',
    summary: 'Say that I put right what my links were paused for; a reviewer looks at it',
    tag,
    access: 'signed-in person',
    params: OneCase,
    body: NewCorrection,
    answer: { status: 201, schema: OwnCase },
    problems: { nothing_to_correct: 409, case_changed: 409 },
    handle: async (ctx, { params, body }) => showOwnCase(ctx, (await correct(ctx, params.id, body.text))._id),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/cases/:id',
    summary: 'A case with its evidence, charts and similar past cases',
    tag,
    access: 'any manager',
    params: OneCase,
    answer: { status: 200, schema: CaseView },
    handle: (ctx, { params }) => showCase(ctx, params.id),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/cases/:id/assign',
    summary: 'Take a case, or give it back',
    tag,
    access: 'reviewer',
    params: OneCase,
    body: Assignment,
    answer: { status: 200, schema: CaseView },
    handle: async (ctx, { params, body }) => showCase(ctx, (await assignCase(ctx, params.id, body.to))._id),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/cases/:id/decide',
    summary: 'Decide a case, with the reason that the creator reads',
    tag,
    access: 'reviewer',
    params: OneCase,
    body: NewDecision,
    answer: { status: 200, schema: CaseView },
    problems: {
      already_decided: 409,
      not_warned: 409,
      no_links: 409,
      case_changed: 409,
      case_appealed: 409,
      creator_changed: 409,
      commissions_changed: 409,
    },
    handle: async (ctx, { params, body }) => showCase(ctx, (await decideCase(ctx, params.id, body))._id),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/cases/:id/undo',
    summary: 'Take a decision back while nobody appealed',
    tag,
    access: 'reviewer',
    params: OneCase,
    body: Undo,
    answer: { status: 200, schema: CaseView },
    problems: {
      nothing_to_undo: 409,
      other_case_open: 409,
      case_changed: 409,
      creator_changed: 409,
      commissions_changed: 409,
    },
    handle: async (ctx, { params, body }) => showCase(ctx, (await undoDecision(ctx, params.id, body))._id),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/cases/:id/appeal/answer',
    summary: 'Answer an appeal; not by a reviewer who decided the case',
    tag,
    access: 'reviewer',
    params: OneCase,
    body: AppealAnswer,
    answer: { status: 200, schema: CaseView },
    problems: {
      nothing_to_answer: 409,
      same_reviewer: 409,
      case_changed: 409,
      creator_changed: 409,
      commissions_changed: 409,
    },
    handle: async (ctx, { params, body }) => showCase(ctx, (await answerAppeal(ctx, params.id, body))._id),
  }),
];
