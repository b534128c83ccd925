import { type Profile, Strategy } from 'passport-google-oauth20';
import { type Done, type NetworkAnswer, type NetworkOptions, textOrNull } from './network.ts';
import { limitTime } from './time-limit.ts';

const TOKEN_URL = 'https://oauth2.googleapis.com/token';

/** Sign-in with Google: OpenID Connect's userinfo, keyed on `sub`. Source: developers.google.com/identity/openid-connect. */
export function googleStrategy(options: NetworkOptions) {
  const settings = {
    clientID: options.clientId,
    clientSecret: options.clientSecret,
    callbackURL: options.callbackUrl,
    authorizationURL: options.authorizeUrl ?? 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenURL: options.tokenUrl ?? TOKEN_URL,
    userProfileURL: options.profileUrl ?? 'https://openidconnect.googleapis.com/v1/userinfo',
    scope: ['openid', 'profile', 'email'],
    store: options.store,
    pkce: true,
  };
  const verify = (accessToken: string, refreshToken: string | undefined, profile: Profile, done: Done) => {
    done(null, answerOf(accessToken, refreshToken, profile));
  };
  return limitTime(new Strategy(settings as never, verify as never));
}

function answerOf(accessToken: string, refreshToken: string | undefined, profile: Profile): NetworkAnswer {
  const email = profile.emails?.[0];
  return {
    tokens: { accessToken, refreshToken: refreshToken ?? null },
    profile: {
      network: 'google',
      subject: profile.id,
      displayName: profile.displayName,
      username: null,
      email: textOrNull(email?.value, 254),
      emailVerified: String(email?.verified) === 'true',
      avatarUrl: textOrNull(profile.photos?.[0]?.value, 2_000),
      profileUrl: null,
      followers: null,
      following: null,
      posts: null,
      verified: null,
    },
  };
}
