import { describe, expect, it } from 'vitest';
import { readAccount, signatureOf, withoutFields } from '../../../src/trust/score/account.ts';

describe('reading an account', () => {
  it('takes an empty, absent, negative, impossible or non-numeric value as unknown, never as zero', () => {
    const account = readAccount({
      posts_count: '',
      followers_count: '-1',
      following_count: 'many',
      has_profile_picture: '2',
      max_same_day_post_pct: '101',
      bio_length: ' ',
    });
    expect(account).toEqual({});
  });

  it('keeps a zero', () => {
    expect(readAccount({ posts_count: '0', is_private: '0' })).toEqual({ postsCount: 0, isPrivate: 0 });
  });

  it('reads flags written as words', () => {
    expect(readAccount({ is_private: 'True', is_verified: 'false' })).toEqual({ isPrivate: 1, isVerified: 0 });
  });

  it('finds the share of digits from the counts or from the shape of the username', () => {
    expect(readAccount({ username_digit_count: '3', username_length: '12' })).toEqual({ usernameDigitRatio: 0.25 });
    expect(readAccount({ username_shape: 'aaa_0000' })).toEqual({ usernameDigitRatio: 0.5 });
    expect(readAccount({ username_digit_ratio: '0.1', username_shape: '0000' })).toEqual({ usernameDigitRatio: 0.1 });
    expect(readAccount({ username_digit_count: '3', username_length: '0' })).toEqual({});
  });

  it('does not look at where the row came from', () => {
    expect(readAccount({ source: 'srf', platform: 'instagram', account_id: '7', fake: '1' })).toEqual({});
  });

  it('tells unknown from zero in a signature', () => {
    expect(signatureOf({ postsCount: 0 })).not.toBe(signatureOf({}));
    expect(signatureOf(withoutFields({ postsCount: 0 }, ['postsCount']))).toBe(signatureOf({}));
  });
});
