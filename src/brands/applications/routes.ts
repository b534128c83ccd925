import { z } from 'zod';
import type { Context } from '../../context.ts';
import { endpointsOf } from '../../kit/endpoint.ts';
import { FileSchema } from '../../kit/file-answer.ts';
import { addDocument } from '../documents/add-document.ts';
import { readDocument, viewDocument } from '../documents/list-documents.ts';
import { removeDocument } from '../documents/remove-document.ts';
import { amendApplication } from './amend-application.ts';
import { applyForBrand } from './apply-for-brand.ts';
import { describeBrand } from './describe-brand.ts';
import { BrandDocument, BrandProfile, NewBrandApplication } from './schemas.ts';

const defineEndpoint = endpointsOf<Context>();
const OneBrand = z.object({ id: z.string().max(40) });
const OneDocument = OneBrand.extend({ documentId: z.string().max(40) });
const tag = 'Brands';

export const brandApplicationEndpoints = [
  defineEndpoint({
    method: 'post',
    path: '/v1/brand-applications',
    summary: 'Apply for a brand and become its owner',
    tag,
    access: 'signed-in person',
    body: NewBrandApplication,
    answer: { status: 201, schema: BrandProfile },
    problems: { domain_taken: 409, too_many_applications: 409 },
    handle: async (ctx, { body }) => {
      const brand = await applyForBrand(ctx, body);
      return describeBrand(asOwner(ctx, brand._id), brand._id);
    },
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/brands/:id',
    summary: 'A brand with its papers and what its state allows',
    tag,
    access: 'brand',
    params: OneBrand,
    answer: { status: 200, schema: BrandProfile },
    handle: (ctx, { params }) => describeBrand(ctx, params.id),
  }),
  defineEndpoint({
    method: 'patch',
    path: '/v1/brands/:id/application',
    summary: 'Mend an application that waits or was turned down',
    tag,
    access: 'brand',
    params: OneBrand,
    body: NewBrandApplication,
    answer: { status: 200, schema: BrandProfile },
    problems: { domain_taken: 409, already_verified: 409 },
    handle: async (ctx, { params, body }) => {
      await amendApplication(ctx, { brandId: params.id, ...body });
      return describeBrand(ctx, params.id);
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/brands/:id/documents',
    summary: 'Add a document',
    description: 'The body is the file: PDF, PNG or JPEG, judged by its content, at most 10 MB.',
    tag,
    access: 'brand',
    params: OneBrand,
    query: z.object({ name: z.string().trim().min(1).max(150) }),
    body: 'raw',
    rawSchema: FileSchema,
    bodyLimit: '10mb',
    answer: { status: 201, schema: BrandDocument },
    problems: { file_type: 422, too_many_documents: 409 },
    handle: async (ctx, { params, query, body }) =>
      viewDocument(await addDocument(ctx, { brandId: params.id, name: query.name, bytes: body })),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/brands/:id/documents/:documentId',
    summary: 'A document as a file',
    tag,
    access: 'brand',
    params: OneDocument,
    answer: { status: 200, schema: FileSchema, contentType: 'application/octet-stream' },
    handle: (ctx, { params }) => readDocument(ctx, { brandId: params.id, documentId: params.documentId }),
  }),
  defineEndpoint({
    method: 'delete',
    path: '/v1/brands/:id/documents/:documentId',
    summary: 'Take a document back before the brand is verified',
    tag,
    access: 'brand',
    params: OneDocument,
    answer: { status: 204 },
    problems: { already_verified: 409 },
    handle: async (ctx, { params }) => {
      await removeDocument(ctx, { brandId: params.id, documentId: params.documentId });
      return undefined;
    },
  }),
];

/** The membership is a moment old: the caller's actor was made before it. */
function asOwner(ctx: Context, brandId: string): Context {
  if (ctx.actor.kind !== 'user') return ctx;
  const brandRoles = [...(ctx.actor.brandRoles ?? []), { brandId, role: 'owner' as const }];
  return { ...ctx, actor: { ...ctx.actor, brandRoles } };
}
