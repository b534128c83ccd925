import type { Action, CollaborationState, Party } from '../schemas.ts';

interface Step {
  from: readonly CollaborationState[];
  by: readonly Party[];
  to: CollaborationState;
}

const CAME_TO_NOTHING = ['declined', 'cancelled'] as const;
const UNDER_WAY = ['accepted', 'sample_requested', 'sample_shipped', 'sample_delivered', 'changes_requested'] as const;

/**
 * Who may do what in which state, and where it leads. `accept` and `decline` answer an invitation (the creator) or an
 * application (the brand); `approved` with pieces still wanted goes on with the next submission; who comes back after it came to
 * nothing asks anew. Source: product.md section 10.
 */
export const STEPS = {
  accept_invitation: { from: ['invited'], by: ['creator'], to: 'accepted' },
  accept_application: { from: ['applied'], by: ['brand'], to: 'accepted' },
  decline_invitation: { from: ['invited'], by: ['creator'], to: 'declined' },
  decline_application: { from: ['applied'], by: ['brand'], to: 'declined' },
  withdraw_invitation: { from: ['invited'], by: ['brand'], to: 'cancelled' },
  withdraw_application: { from: ['applied'], by: ['creator'], to: 'cancelled' },
  request_sample: { from: ['accepted'], by: ['creator'], to: 'sample_requested' },
  refuse_sample: { from: ['sample_requested'], by: ['brand'], to: 'accepted' },
  ship_sample: { from: ['sample_requested'], by: ['brand'], to: 'sample_shipped' },
  confirm_delivery: { from: ['sample_shipped'], by: ['creator', 'brand'], to: 'sample_delivered' },
  submit_content: {
    from: ['accepted', 'sample_delivered', 'changes_requested', 'approved'],
    by: ['creator'],
    to: 'content_submitted',
  },
  approve_content: { from: ['content_submitted'], by: ['brand'], to: 'approved' },
  request_changes: { from: ['content_submitted'], by: ['brand'], to: 'changes_requested' },
  finish: { from: ['approved'], by: ['brand'], to: 'done' },
  cancel: { from: UNDER_WAY, by: ['creator', 'brand'], to: 'cancelled' },
  apply_again: { from: CAME_TO_NOTHING, by: ['creator'], to: 'applied' },
  invite_again: { from: CAME_TO_NOTHING, by: ['brand'], to: 'invited' },
} as const satisfies Record<Action, Step>;

/** Where an action leads from a state; undefined when this party may not do it there. */
export function nextState(state: CollaborationState, action: Action, party: Party): CollaborationState | undefined {
  const step: Step = STEPS[action];
  return step.from.includes(state) && step.by.includes(party) ? step.to : undefined;
}

/** What a party may do in a state. Facts beyond the state (no samples offered, all pieces approved) take more away. */
export const actionsIn = (
  state: CollaborationState,
  party: Party,
  facts: { samplesOffered: boolean; piecesLeft: number; mayComeBack: boolean },
): Action[] =>
  (Object.keys(STEPS) as Action[]).filter((action) => {
    if (nextState(state, action, party) === undefined) return false;
    if (action === 'request_sample') return facts.samplesOffered;
    if (action === 'apply_again' || action === 'invite_again') return facts.mayComeBack;
    return action !== 'submit_content' || facts.piecesLeft > 0;
  });

/** States in which nothing more happens, unless somebody begins anew. */
export const isOver = (state: CollaborationState): boolean => ['declined', 'cancelled', 'done'].includes(state);
