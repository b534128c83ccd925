import { type CSSVariablesResolver, createTheme, localStorageColorSchemeManager, rem } from '@mantine/core';
import { breakpoints, palettes, radius, type Scheme, schemes, space, type } from './tokens.ts';

const rems = <Key extends string>(pixels: Record<Key, number>) =>
  Object.fromEntries(Object.entries<number>(pixels).map(([key, value]) => [key, rem(value)])) as Record<Key, string>;

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Our own colour names as `--k-*`, and Mantine's semantic ones bound to them. */
function schemeVariables(scheme: Scheme): Record<string, string> {
  const own = Object.entries(scheme).map(([name, value]) => [`--k-${kebab(name)}`, value]);
  return {
    ...Object.fromEntries(own),
    '--mantine-color-body': scheme.surface,
    '--mantine-color-text': scheme.ink,
    '--mantine-color-dimmed': scheme.inkSoft,
    '--mantine-color-placeholder': scheme.inkSoft,
    '--mantine-color-anchor': scheme.accent,
    '--mantine-color-error': scheme.loss,
    '--mantine-color-default': scheme.surface,
    '--mantine-color-default-hover': scheme.raised,
    '--mantine-color-default-color': scheme.ink,
    '--mantine-color-default-border': scheme.line,
    '--mantine-color-disabled': scheme.raised,
    '--mantine-color-disabled-color': scheme.inkSoft,
    '--mantine-color-kolect-light': scheme.accentSoft,
    '--mantine-color-kolect-light-color': scheme.accent,
    '--mantine-color-red-light': scheme.lossSoft,
    '--mantine-color-red-light-color': scheme.loss,
  };
}

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: schemeVariables(schemes.light),
  dark: schemeVariables(schemes.dark),
});

export const colorSchemeManager = localStorageColorSchemeManager({ key: 'kolect.scheme' });

/** Lists scroll by themselves, so that the scrolling part is the listbox that the field controls. */
const comboboxDefaults = {
  defaultProps: { withScrollArea: false, openOnFocus: false, comboboxProps: { shadow: 'md' } },
  classNames: { options: 'k-options' },
};

export const theme = createTheme({
  colors: palettes,
  primaryColor: 'kolect',
  primaryShade: { light: 6, dark: 5 },
  black: schemes.light.ink,
  fontFamily: type.family,
  fontFamilyMonospace: type.mono,
  fontSizes: rems(type.size),
  lineHeights: type.line,
  spacing: rems(space),
  radius: rems(radius),
  breakpoints,
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: {
    fontFamily: type.family,
    fontWeight: '620',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: rem(26), lineHeight: '1.2' },
      h2: { fontSize: rem(17), lineHeight: '1.3' },
      h3: { fontSize: rem(15), lineHeight: '1.35' },
    },
  },
  shadows: { xs: 'var(--k-shadow)', sm: 'var(--k-shadow)', md: 'var(--k-shadow-float)', lg: 'var(--k-shadow-float)' },
  components: {
    Button: { defaultProps: { fw: 550 } },
    Modal: { defaultProps: { radius: 'lg', centered: true, overlayProps: { backgroundOpacity: 0.45, blur: 2 } } },
    Drawer: { defaultProps: { overlayProps: { backgroundOpacity: 0.45, blur: 2 } } },
    Select: comboboxDefaults,
    MultiSelect: comboboxDefaults,
    Tooltip: { defaultProps: { openDelay: 250, fz: 'xs', px: 8, py: 4 } },
    Menu: {
      defaultProps: {
        withInitialFocusPlaceholder: false,
        shadow: 'md',
        radius: 'md',
        transitionProps: { duration: 120 },
      },
    },
    InputWrapper: { classNames: { label: 'k-label' } },
  },
});
