import {
  IconBrandFacebookFilled,
  IconBrandInstagram,
  IconBrandTiktokFilled,
  IconBrandX,
  type IconProps,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Network } from '../api/types.ts';

/** Google asks for its own four colours. */
function GoogleMark() {
  return (
    <svg viewBox="0 0 24 24" width="19" height="19" aria-hidden="true">
      <path
        fill="#4285f4"
        d="M22.6 12.25c0-.78-.07-1.53-.2-2.25H12v4.26h5.94a5.08 5.08 0 0 1-2.2 3.33v2.77h3.57c2.08-1.92 3.29-4.75 3.29-8.11Z"
      />
      <path
        fill="#34a853"
        d="M12 23c2.98 0 5.47-.99 7.3-2.67l-3.57-2.77c-.99.66-2.25 1.05-3.73 1.05-2.87 0-5.3-1.93-6.16-4.53H2.18v2.84A11 11 0 0 0 12 23Z"
      />
      <path fill="#fbbc05" d="M5.84 14.08a6.6 6.6 0 0 1 0-4.2V7.05H2.18a11 11 0 0 0 0 9.87l3.66-2.84Z" />
      <path
        fill="#ea4335"
        d="M12 5.38c1.62 0 3.07.56 4.21 1.64l3.16-3.15A10.6 10.6 0 0 0 12 1 11 11 0 0 0 2.18 7.05l3.66 2.84C6.7 7.3 9.13 5.38 12 5.38Z"
      />
    </svg>
  );
}

const marks: Record<Exclude<Network, 'google'>, { mark: ComponentType<IconProps>; color?: string }> = {
  facebook: { mark: IconBrandFacebookFilled, color: '#1877f2' },
  instagram: { mark: IconBrandInstagram, color: '#d6249f' },
  x: { mark: IconBrandX },
  tiktok: { mark: IconBrandTiktokFilled },
};

export function NetworkIcon({ network }: { network: Network }) {
  if (network === 'google') return <GoogleMark />;
  const { mark: Mark, color = 'currentColor' } = marks[network];
  return <Mark size={19} color={color} stroke={1.9} aria-hidden="true" />;
}

export const networkTitles: Record<Network, string> = {
  facebook: 'Facebook',
  instagram: 'Instagram',
  x: 'X',
  tiktok: 'TikTok',
  google: 'Google',
};
