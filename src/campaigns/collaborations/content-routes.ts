import { z } from 'zod';
import { ContentCheck } from '../../content/index.ts';
import type { Context } from '../../context.ts';
import { endpointsOf } from '../../kit/endpoint.ts';
import { findImage, keepImage } from './images.ts';
import { reviewContent } from './review-content.ts';
import { Collaboration, ContentDraft } from './schemas.ts';
import { showCollaboration } from './show-collaboration.ts';
import { checkDraft, submitContent } from './submit-content.ts';

const defineEndpoint = endpointsOf<Context>();
const Id = z.string().max(40);
const One = z.object({ id: Id });
const Bytes = z.custom<Buffer>(Buffer.isBuffer).meta({ override: { type: 'string', format: 'binary' } });
const tag = 'Content';

export const contentEndpoints = [
  defineEndpoint({
    method: 'post',
    path: '/v1/collaborations/:id/images',
    summary: 'Keep a picture to submit, PNG or JPEG up to 5 MB',
    tag,
    access: 'signed-in person',
    params: One,
    body: 'stream',
    answer: { status: 201, schema: z.object({ id: z.string() }) },
    problems: { image_invalid: 422, image_too_large: 413, too_many_images: 409 },
    handle: async (ctx, { params, body }) => ({ id: await keepImage(ctx, params.id, body) }),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/collaborations/:id/images/:imageId',
    summary: 'A picture of a collaboration, for its two sides',
    tag,
    access: 'signed-in person',
    params: One.extend({ imageId: Id }),
    // The type of the bytes was checked when they came; browsers are told not to guess another.
    answer: { status: 200, schema: Bytes, contentType: 'image/jpeg' },
    handle: async (ctx, { params }) => (await findImage(ctx, params.id, params.imageId)).bytes,
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/collaborations/:id/content/check',
    summary: 'Check a piece of content before submitting it',
    tag,
    access: 'signed-in person',
    params: One,
    body: ContentDraft,
    answer: { status: 200, schema: ContentCheck },
    problems: { image_unknown: 422 },
    handle: (ctx, { params, body }) => checkDraft(ctx, params.id, body),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/collaborations/:id/content',
    summary: 'Submit a piece of content for review',
    tag,
    access: 'signed-in person',
    params: One,
    body: ContentDraft,
    answer: { status: 201, schema: Collaboration },
    problems: {
      image_unknown: 422,
      content_check_failed: 422,
      pieces_complete: 409,
      collaboration_state: 409,
      collaboration_moved: 409,
    },
    handle: async (ctx, { params, body }) => {
      await submitContent(ctx, params.id, body);
      return showCollaboration(ctx, params.id);
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/collaborations/:id/content/:contentId/review',
    summary: 'Approve a piece of content, which pays its fee, or say what has to change',
    tag,
    access: 'brand',
    params: One.extend({ contentId: Id }),
    body: z.object({ approve: z.boolean(), reasons: z.string().trim().max(2_000).default('') }),
    answer: { status: 200, schema: Collaboration },
    problems: { reasons_missing: 422, content_reviewed: 409, collaboration_moved: 409, collaboration_state: 409 },
    handle: async (ctx, { params, body }) => {
      await reviewContent(ctx, { collaborationId: params.id, contentId: params.contentId, ...body });
      return showCollaboration(ctx, params.id);
    },
  }),
];
