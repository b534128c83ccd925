import { useMediaQuery } from '@mantine/hooks';

/** True below the width at which pages are laid out for a thumb. */
export const usePhone = (): boolean =>
  useMediaQuery('(max-width: 47.99em)', undefined, { getInitialValueInEffect: false }) ?? false;
