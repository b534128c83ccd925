/** The one place for colour, type and spacing. Everything visual derives from here, through theme.ts. */

const light = {
  canvas: '#f6f7f9',
  surface: '#ffffff',
  raised: '#f1f3f6',
  line: '#e3e6ec',
  lineStrong: '#c3c9d4',
  /** The edge of a field: 3:1 against the surface (WCAG 1.4.11). */
  field: '#8b94a4',
  ink: '#12151c',
  inkSoft: '#566070',
  inkFaint: '#8a93a3',
  accent: '#2f4be0',
  accentSoft: '#eef1ff',
  gain: '#0b7350',
  gainSoft: '#e2f5ec',
  wait: '#875200',
  waitSoft: '#fdf1d8',
  loss: '#b8263a',
  lossSoft: '#fdeaec',
  info: '#3d4a5f',
  infoSoft: '#e9edf3',
  shadow: '0 1px 2px rgb(18 21 28 / 5%), 0 1px 1px rgb(18 21 28 / 3%)',
  shadowFloat: '0 12px 32px -8px rgb(18 21 28 / 18%), 0 2px 6px rgb(18 21 28 / 6%)',
};

export type Scheme = typeof light;

const dark: Scheme = {
  canvas: '#0d0f14',
  surface: '#15181f',
  raised: '#1d212a',
  line: '#272c37',
  lineStrong: '#3d4453',
  field: '#687284',
  ink: '#eef0f4',
  inkSoft: '#9da6b5',
  inkFaint: '#737c8c',
  accent: '#9db0ff',
  accentSoft: '#1d2547',
  gain: '#5fd3a3',
  gainSoft: '#11301f',
  wait: '#ecbb62',
  waitSoft: '#35280d',
  loss: '#ff8f9b',
  lossSoft: '#3b171d',
  info: '#b3bdcc',
  infoSoft: '#262c37',
  shadow: '0 1px 2px rgb(0 0 0 / 40%)',
  shadowFloat: '0 16px 40px -8px rgb(0 0 0 / 60%), 0 0 0 1px rgb(255 255 255 / 4%)',
};

export const schemes = { light, dark };

type Shades = readonly [string, string, string, string, string, string, string, string, string, string];

export const palettes: Record<'kolect' | 'gray' | 'dark' | 'red' | 'green', Shades> = {
  kolect: [
    '#eef1ff',
    '#dde3ff',
    '#bcc7ff',
    '#98a9ff',
    '#7389fb',
    '#4f67f0',
    '#2f4be0',
    '#263dc0',
    '#1f329c',
    '#192877',
  ],
  gray: ['#f6f7f9', '#f1f3f6', '#e3e6ec', '#d3d8e0', '#c3c9d4', '#8a93a3', '#566070', '#3d4a5f', '#232a37', '#12151c'],
  dark: ['#eef0f4', '#c9cfd9', '#9da6b5', '#737c8c', '#272c37', '#1d212a', '#15181f', '#0d0f14', '#0a0c10', '#06070a'],
  red: ['#fdeaec', '#fbd3d7', '#f6a9b1', '#ff8f9b', '#e85c6c', '#cb3549', '#c22f43', '#b8263a', '#931d2e', '#6d1522'],
  green: ['#e2f5ec', '#c3ead8', '#92d9b8', '#5fd3a3', '#33b481', '#149a69', '#0d855b', '#0b7350', '#085a3e', '#06412d'],
};

/** Pixels. Controls grow to 16 px type on a phone, so that iOS does not zoom into a field. */
export const type = {
  family: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  mono: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace",
  size: { xs: 12, sm: 13, md: 14, lg: 16, xl: 20 },
  line: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.35' },
};

export const space = { xs: 8, sm: 12, md: 16, lg: 24, xl: 40 };
export const radius = { xs: 4, sm: 6, md: 8, lg: 12, xl: 16 };
export const breakpoints = { xs: '30em', sm: '48em', md: '62em', lg: '75em', xl: '90em' };
