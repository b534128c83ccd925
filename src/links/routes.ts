import QRCode from 'qrcode';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { endpointsOf } from '../kit/endpoint.ts';
import { PageQuery, pageOf } from '../kit/pagination.ts';
import { listBrandCodes } from './brand-codes.ts';
import { changeLink } from './change-link.ts';
import { describeCodes, describeLinks, findOwnLink, linkUrl, listCodes, listLinks } from './list-links.ts';
import { makeCode } from './make-code.ts';
import { makeLink } from './make-link.ts';
import { readLink } from './read-link.ts';
import { BrandCode, Code, Link, LinkChange, LinkWithDays, NewCode, NewLink } from './schemas.ts';

const defineEndpoint = endpointsOf<Context>();
const OneLink = z.object({ id: z.string().max(40) });
const Png = z.custom<Buffer>(Buffer.isBuffer).meta({ override: { type: 'string', format: 'binary' } });

export const linkEndpoints = [
  defineEndpoint({
    method: 'post',
    path: '/v1/links',
    summary: 'Make a referral link to a page of a brand',
    tag: 'Links and codes',
    access: 'creator',
    scope: 'links:write',
    body: NewLink,
    answer: { status: 201, schema: Link },
    problems: { code_taken: 409, links_paused: 409, destination_invalid: 422, destination_not_a_brand: 422 },
    handle: async (ctx, { body }) => {
      const link = await makeLink(ctx, body);
      return (await describeLinks(ctx, [link])).get(link._id);
    },
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/links',
    summary: 'My links, newest first',
    tag: 'Links and codes',
    access: 'creator',
    scope: 'links:read',
    query: PageQuery,
    answer: { status: 200, schema: pageOf(Link) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { query }) => listLinks(ctx, query),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/links/:id',
    summary: 'One of my links with its clicks day by day',
    tag: 'Links and codes',
    access: 'creator',
    scope: 'links:read',
    params: OneLink,
    answer: { status: 200, schema: LinkWithDays },
    handle: (ctx, { params }) => readLink(ctx, params.id),
  }),
  defineEndpoint({
    method: 'patch',
    path: '/v1/links/:id',
    summary: 'Pause or resume a link, or say when it ends',
    description: 'Visits of a link already known to a server follow within half a minute.',
    tag: 'Links and codes',
    access: 'creator',
    scope: 'links:write',
    params: OneLink,
    body: LinkChange,
    answer: { status: 200, schema: Link },
    problems: { link_in_question: 409 },
    handle: async (ctx, { params, body }) =>
      (await describeLinks(ctx, [await changeLink(ctx, params.id, body)])).get(params.id),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/links/:id/qr.png',
    summary: 'QR code of a link, as PNG of 600 by 600',
    tag: 'Links and codes',
    access: 'creator',
    scope: 'links:read',
    params: OneLink,
    answer: { status: 200, schema: Png, contentType: 'image/png' },
    handle: async (ctx, { params }) =>
      QRCode.toBuffer(linkUrl(ctx, (await findOwnLink(ctx, params.id)).code), { width: 600, margin: 2 }),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/links/:id/qr.svg',
    summary: 'QR code of a link, as SVG',
    tag: 'Links and codes',
    access: 'creator',
    scope: 'links:read',
    params: OneLink,
    answer: { status: 200, schema: z.string(), contentType: 'image/svg+xml' },
    handle: async (ctx, { params }) =>
      QRCode.toString(linkUrl(ctx, (await findOwnLink(ctx, params.id)).code), { type: 'svg', margin: 1 }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/codes',
    summary: 'Take a coupon code at a brand',
    tag: 'Links and codes',
    access: 'creator',
    scope: 'links:write',
    body: NewCode,
    answer: { status: 201, schema: Code },
    problems: { code_taken: 409 },
    handle: async (ctx, { body }) => {
      const code = await makeCode(ctx, body);
      return (await describeCodes(ctx, [code])).get(code._id);
    },
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/codes',
    summary: 'My codes, newest first',
    tag: 'Links and codes',
    access: 'creator',
    scope: 'links:read',
    query: PageQuery,
    answer: { status: 200, schema: pageOf(Code) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { query }) => listCodes(ctx, query),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/brands/:id/codes',
    summary: 'Codes that creators took at a brand, with the discount that its shop grants',
    tag: 'Links and codes',
    access: 'brand',
    params: z.object({ id: z.string().max(40) }),
    query: PageQuery,
    answer: { status: 200, schema: pageOf(BrandCode) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { params, query }) => listBrandCodes(ctx, params.id, query),
  }),
];
