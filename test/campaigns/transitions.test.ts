import { describe, expect, test } from 'vitest';
import { actionsIn, isOver, nextState } from '../../src/campaigns/collaborations/transitions.ts';
import { fitOf } from '../../src/campaigns/fit.ts';
import { ACTIONS, COLLABORATION_STATES, type CollaborationState } from '../../src/campaigns/schemas.ts';

const PARTIES = ['brand', 'creator'] as const;
const facts = { samplesOffered: true, piecesLeft: 1, mayComeBack: false };

describe('the steps of a collaboration', () => {
  test('reach every state from an invitation or an application, and nothing leaves the last ones by itself', () => {
    const reached = new Set<CollaborationState>(['invited', 'applied']);
    for (let round = 0; round < COLLABORATION_STATES.length; round += 1)
      for (const state of [...reached])
        for (const party of PARTIES)
          for (const action of ACTIONS) {
            const next = nextState(state, action, party);
            if (next) reached.add(next);
          }
    expect([...COLLABORATION_STATES].filter((state) => !reached.has(state))).toEqual([]);
    for (const state of COLLABORATION_STATES.filter(isOver))
      for (const party of PARTIES) expect(actionsIn(state, party, facts)).toEqual([]);
  });

  test.for([
    ['applied', 'creator', ['withdraw_application']],
    ['applied', 'brand', ['accept_application', 'decline_application']],
    ['invited', 'creator', ['accept_invitation', 'decline_invitation']],
    ['invited', 'brand', ['withdraw_invitation']],
    ['accepted', 'creator', ['request_sample', 'submit_content', 'cancel']],
    ['sample_shipped', 'brand', ['confirm_delivery', 'cancel']],
    ['content_submitted', 'creator', []],
    ['content_submitted', 'brand', ['approve_content', 'request_changes']],
    ['changes_requested', 'creator', ['submit_content', 'cancel']],
  ] as const)('in %s let the %s %j', ([state, party, actions]) => {
    expect(actionsIn(state, party, facts)).toEqual(actions);
  });

  test('lead back from what came to nothing, each side by its own way, where there is one', () => {
    const open = { ...facts, mayComeBack: true };
    for (const state of ['declined', 'cancelled'] as const) {
      expect(actionsIn(state, 'creator', open)).toEqual(['apply_again']);
      expect(actionsIn(state, 'brand', open)).toEqual(['invite_again']);
    }
    expect(actionsIn('done', 'brand', open)).toEqual([]);
  });

  test('let nobody ask for a sample that is not there, or for a piece too many', () => {
    expect(actionsIn('accepted', 'creator', { ...facts, samplesOffered: false, piecesLeft: 0 })).toEqual(['cancel']);
  });
});

describe('a campaign suits a creator', () => {
  const wishes = {
    brandId: 'brd_1',
    countries: ['PT', 'ES'],
    languages: ['pt'],
    niches: ['home'],
    minFollowers: 1_000,
  };
  const creator = { country: 'PT', languages: ['pt', 'en'], niches: ['food'], followers: 5_000, finishedFor: [] };

  test('when every condition holds; a niche is only a wish', () => {
    expect(fitOf(wishes, creator)).toMatchObject({
      fits: true,
      reasons: [
        { code: 'country', fits: true },
        { code: 'language', detail: 'pt' },
        { code: 'niche', fits: false, detail: 'home' },
        { code: 'followers', fits: true },
      ],
    });
  });

  test.for([{ country: 'FR' }, { languages: ['fr'] }, { followers: 999 }, { followers: null }])(
    'not with %j',
    (change) => {
      expect(fitOf(wishes, { ...creator, ...change }).fits).toBe(false);
    },
  );

  test('when it asks for nothing', () => {
    const none = { brandId: 'brd_1', countries: [], languages: [], niches: [], minFollowers: 0 };
    expect(fitOf(none, { ...creator, followers: null })).toMatchObject({
      fits: true,
      reasons: [{ code: 'everybody' }],
    });
  });

  test('the more when she finished something for the brand before', () => {
    const known = fitOf(wishes, { ...creator, finishedFor: ['brd_1'] });
    expect(known.reasons.at(-1)).toMatchObject({ code: 'workedBefore', fits: true });
    expect(known.score).toBeGreaterThan(fitOf(wishes, { ...creator, finishedFor: ['brd_2'] }).score);
  });
});
