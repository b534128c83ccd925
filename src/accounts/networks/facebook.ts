import { type Profile, Strategy } from 'passport-facebook';
import { type Done, type NetworkAnswer, type NetworkOptions, textOrNull } from './network.ts';
import { limitTime } from './time-limit.ts';

const VERSION = 'v26.0';
const TOKEN_URL = `https://graph.facebook.com/${VERSION}/oauth/access_token`;

/** Sign-in with Facebook. An e-mail from here proves nothing. Source: developers.facebook.com/docs/facebook-login. */
export function facebookStrategy(options: NetworkOptions) {
  const settings = {
    clientID: options.clientId,
    clientSecret: options.clientSecret,
    callbackURL: options.callbackUrl,
    authorizationURL: options.authorizeUrl ?? `https://www.facebook.com/${VERSION}/dialog/oauth`,
    tokenURL: options.tokenUrl ?? TOKEN_URL,
    profileURL: options.profileUrl ?? `https://graph.facebook.com/${VERSION}/me`,
    profileFields: ['id', 'displayName', 'emails', 'photos'],
    scope: ['public_profile', 'email'],
    enableProof: true,
    store: options.store,
    pkce: true,
  };
  const verify = (accessToken: string, refreshToken: string | undefined, profile: Profile, done: Done) => {
    done(null, answerOf(accessToken, refreshToken, profile));
  };
  return limitTime(new Strategy(settings as never, verify as never));
}

function answerOf(accessToken: string, refreshToken: string | undefined, profile: Profile): NetworkAnswer {
  return {
    tokens: { accessToken, refreshToken: refreshToken ?? null },
    profile: {
      network: 'facebook',
      subject: profile.id,
      displayName: profile.displayName,
      username: null,
      email: textOrNull(profile.emails?.[0]?.value, 254),
      emailVerified: false,
      avatarUrl: textOrNull(profile.photos?.[0]?.value, 2_000),
      profileUrl: null,
      followers: null,
      following: null,
      posts: null,
      verified: null,
    },
  };
}
