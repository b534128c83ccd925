import { Button, NativeSelect } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CreatorSearch, Facets, TraitFilter } from '../../api/discovery.ts';
import { useMe } from '../../api/me.ts';
import { byCode } from '../../i18n/by-code.ts';
import { networkTitles } from '../../kit/network-icon.tsx';
import { useFormat } from '../../kit/use-format.ts';
import classes from './creators.module.css';

const first = ['country', 'niche', 'network', 'tier'] as const;
const more = ['language', 'reach', 'kol', 'authentic', 'price', 'brand'] as const;
const measures = ['minCvrBps', 'minAovMinor'] as const;
const leasts = { minCvrBps: [50, 100, 200, 300, 500], minAovMinor: [2_500, 5_000, 10_000, 20_000, 50_000] };

interface Props {
  search: CreatorSearch;
  facets: Facets | undefined;
  set: (change: CreatorSearch) => void;
}

/** What creators are told apart by, each with how many it would leave; the rarer ones when they are asked for. */
export function FilterFields({ search, facets, set }: Props) {
  const { t } = useTranslation();
  const used = [...more, ...measures].filter((filter) => search[filter]).length;
  const [isOpen, { toggle }] = useDisclosure(used > 0);
  return (
    <>
      {first.map((filter) => (
        <TraitField key={filter} filter={filter} search={search} facets={facets} set={set} />
      ))}
      {isOpen ? (
        <>
          {more.map((filter) => (
            <TraitField key={filter} filter={filter} search={search} facets={facets} set={set} />
          ))}
          {measures.map((measure) => (
            <LeastField key={measure} measure={measure} search={search} set={set} />
          ))}
        </>
      ) : null}
      <Button
        variant="subtle"
        className={classes.wide}
        aria-expanded={isOpen}
        onClick={toggle}
        leftSection={<IconAdjustmentsHorizontal size={16} stroke={1.75} aria-hidden="true" />}
      >
        {isOpen ? t('discovery.fewerFilters') : t('discovery.moreFilters', { count: more.length + measures.length })}
      </Button>
    </>
  );
}

function TraitField({ filter, search, facets, set }: Props & { filter: TraitFilter }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sayValue = useTraitNames();
  const counted = facets?.facets.find(({ facet }) => facet === filter)?.values ?? [];
  const chosen = search[filter];
  const isLeft = !chosen || counted.some(({ value }) => value === chosen);
  const values = isLeft ? counted : [{ value: chosen, count: 0, name: null }, ...counted];
  return (
    <NativeSelect
      aria-label={t(`discovery.filter.${filter}`)}
      data={[
        { value: '', label: t(`discovery.filter.${filter}`) },
        ...values.map(({ value, count, name }) => ({
          value,
          label: `${name ?? sayValue(filter, value)} (${format.number(count)})`,
        })),
      ]}
      value={chosen ?? ''}
      onChange={(event) => set({ [filter]: event.currentTarget.value })}
    />
  );
}

function LeastField({ measure, search, set }: Pick<Props, 'search' | 'set'> & { measure: (typeof measures)[number] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { currency } = useMe().programme;
  const say = (least: number) =>
    measure === 'minCvrBps' ? format.rate(least) : format.money({ amountMinor: least, currency });
  return (
    <NativeSelect
      aria-label={t(`discovery.filter.${measure}`)}
      data={[
        { value: '', label: t(`discovery.filter.${measure}`) },
        ...leasts[measure].map((least) => ({
          value: String(least),
          label: t(`discovery.least.${measure}`, { least: say(least) }),
        })),
      ]}
      value={search[measure] ?? ''}
      onChange={(event) => set({ [measure]: event.currentTarget.value })}
    />
  );
}

/** Values of traits as people say them. */
function useTraitNames() {
  const { t } = useTranslation();
  const format = useFormat();
  return (filter: TraitFilter, value: string): string => {
    switch (filter) {
      case 'country':
        return format.country(value);
      case 'language':
        return format.languageName(value);
      case 'network':
        return networkTitles[value as keyof typeof networkTitles] ?? value;
      case 'niche':
        return byCode(t, 'niche', value, value);
      case 'authentic':
        return t('discovery.authenticFrom', { score: value });
      default:
        return byCode(t, `discovery.${filter}`, value, value);
    }
  };
}
