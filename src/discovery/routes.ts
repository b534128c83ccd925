import { z } from 'zod';
import type { Context } from '../context.ts';
import { endpointsOf } from '../kit/endpoint.ts';
import { pageOf } from '../kit/pagination.ts';
import { countFacets } from './count-facets.ts';
import { changeList, dropList, findLists, makeList } from './creator-lists.ts';
import { recommendCreators } from './recommend-creators.ts';
import {
  CreatorCard,
  CreatorFilter,
  CreatorList,
  CreatorListChange,
  CreatorQuery,
  Facets,
  NewCreatorList,
  RecommendationQuery,
  RecommendedCreator,
} from './schemas.ts';
import { readCard, searchCreators } from './search-creators.ts';

const defineEndpoint = endpointsOf<Context>();
const OneBrand = z.object({ id: z.string().max(40) });
const OneCreator = OneBrand.extend({ creatorId: z.string().max(40) });
const OneList = OneBrand.extend({ listId: z.string().max(40) });

export const discoveryEndpoints = [
  defineEndpoint({
    method: 'get',
    path: '/v1/brands/:id/creators',
    summary: 'Find creators: filters, words, any measure first',
    tag: 'Finding creators',
    access: 'brand',
    params: OneBrand,
    query: CreatorQuery,
    answer: { status: 200, schema: pageOf(CreatorCard) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { params, query }) => searchCreators(ctx, params.id, query),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/brands/:id/creator-facets',
    summary: 'How many of the creators that fit have which trait',
    tag: 'Finding creators',
    access: 'brand',
    params: OneBrand,
    query: CreatorFilter,
    answer: { status: 200, schema: Facets },
    handle: (ctx, { params, query }) => countFacets(ctx, params.id, query),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/brands/:id/creators/:creatorId',
    summary: 'One creator’s card',
    tag: 'Finding creators',
    access: 'brand',
    params: OneCreator,
    answer: { status: 200, schema: CreatorCard },
    handle: (ctx, { params }) => readCard(ctx, params.id, params.creatorId),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/brands/:id/recommendations',
    summary: 'The creators that fit a product or a brief best, each with why',
    tag: 'Finding creators',
    access: 'brand',
    params: OneBrand,
    query: RecommendationQuery,
    answer: { status: 200, schema: z.object({ data: z.array(RecommendedCreator) }) },
    handle: (ctx, { params, query }) => recommendCreators(ctx, params.id, query),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/brands/:id/creator-lists',
    summary: 'Saved lists of creators',
    tag: 'Finding creators',
    access: 'brand',
    params: OneBrand,
    answer: { status: 200, schema: z.object({ data: z.array(CreatorList) }) },
    handle: (ctx, { params }) => findLists(ctx, params.id),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/brands/:id/creator-lists',
    summary: 'Start a list',
    tag: 'Finding creators',
    access: 'brand',
    params: OneBrand,
    body: NewCreatorList,
    answer: { status: 201, schema: CreatorList },
    problems: { too_many_lists: 422 },
    handle: (ctx, { params, body }) => makeList(ctx, params.id, body.name),
  }),
  defineEndpoint({
    method: 'patch',
    path: '/v1/brands/:id/creator-lists/:listId',
    summary: 'Rename a list, put creators on it or take them off',
    tag: 'Finding creators',
    access: 'brand',
    params: OneList,
    body: CreatorListChange,
    answer: { status: 200, schema: CreatorList },
    problems: { list_full: 422 },
    handle: (ctx, { params, body }) => changeList(ctx, { brandId: params.id, listId: params.listId, change: body }),
  }),
  defineEndpoint({
    method: 'delete',
    path: '/v1/brands/:id/creator-lists/:listId',
    summary: 'Throw a list away',
    tag: 'Finding creators',
    access: 'brand',
    params: OneList,
    answer: { status: 204 },
    handle: async (ctx, { params }) => {
      await dropList(ctx, params.id, params.listId);
      return undefined;
    },
  }),
];
