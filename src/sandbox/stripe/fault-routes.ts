import express, { type Router } from 'express';
import { FaultRequest } from './faults.ts';
import type { StripeSandbox } from './sandbox.ts';

/** Faults on request: POST adds one, GET lists, DELETE clears; mounted at `/sandbox/stripe/faults`. */
export function faultRouter({ faults }: StripeSandbox): Router {
  const router = express.Router();
  router.get('/', (_request, response) => void response.json({ data: faults.list() }));
  router.post('/', (request, response) => {
    const parsed = FaultRequest.safeParse(request.body ?? {});
    if (!parsed.success) {
      response
        .status(422)
        .json({ errors: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) });
      return;
    }
    const fault = faults.add(parsed.data);
    response
      .status(fault ? 201 : 409)
      .json(fault ?? { errors: [{ path: '', message: 'Too many faults; clear some first.' }] });
  });
  router.delete('/', (_request, response) => {
    faults.clear();
    response.sendStatus(204);
  });
  router.delete(
    '/:id',
    (request, response) => void response.sendStatus(faults.remove(Number(request.params.id)) ? 204 : 404),
  );
  return router;
}
